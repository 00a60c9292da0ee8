-- 服务与卫生

-- id: street_no_center
-- 两个中心都没有。
SELECT year, area, sum(has_service_center = 0 AND has_health_center = 0), 1
FROM street_member GROUP BY year, area;

-- id: health_station_ratio
SELECT d.year, d.code, count(c.code), d.health_stations
FROM district d JOIN community c ON c.year = d.year GROUP BY d.year, d.code;

-- id: health_station_gap
-- 每3个社区1个站，不足3个按1个算。
SELECT d.year, d.code, max(0, (count(c.code) + 2) / 3 - d.health_stations), 1
FROM district d JOIN community c ON c.year = d.year GROUP BY d.year, d.code;

-- id: district_center
-- 街道：两项中已有的；全区：各街道的加区级的，有街道没报全的不出数。
SELECT year, code, has_service_center + has_health_center, 1 FROM subdistrict;
SELECT d.year, d.code,
       sum(s.has_service_center + s.has_health_center) + d.district_has_service_center + d.district_has_health_center, 1
FROM district d JOIN subdistrict s ON s.year = d.year GROUP BY d.year, d.code
HAVING count(s.has_service_center + s.has_health_center) = count(*);

-- id: health_cover
SELECT year, area, sum(covered_by_station = 1), count(covered_by_station), count(covered_by_station), count(*)
FROM member GROUP BY year, area;

-- id: clinic_standard
SELECT year, area, sum(clinic_standardised = 0), 1, count(clinic_standardised), count(*) FROM member GROUP BY year, area;

-- id: culture_center
SELECT year, area, sum(has_culture_center = 0), 1, count(has_culture_center), count(*) FROM member GROUP BY year, area;

-- id: police_per_community
SELECT year, code, police + guards, 1 FROM community;
-- s3-2009 二、重点三：民警至少1名、保安4名，两项都够。
SELECT year, area, sum(CASE WHEN police IS NOT NULL AND guards IS NOT NULL THEN police >= 1 AND guards >= 4 END),
       count(police + guards), count(police + guards), count(*)
FROM member JOIN in_force USING (year) WHERE standard = 's3-2009' AND level <> 'community' GROUP BY year, area;

-- id: center_functions
-- “7+1”八项功能中已开展的。
SELECT year, code, function_convenience + function_elderly + function_training + function_welfare
       + function_fitness + function_science + function_incubator + function_clubhouse, 1
FROM district;

-- id: love_supermarket
SELECT year, area, sum(has_love_supermarket = 1), count(has_love_supermarket), count(has_love_supermarket), count(*)
FROM member GROUP BY year, area;

-- id: info_five_ones
SELECT year, code, has_fixed_place + has_info_equipment + has_info_officer + has_info_rules + has_info_mechanism, 1 FROM community;
-- s1-2020 二、2（二）：五项齐全。
SELECT year, area,
       sum(has_fixed_place + has_info_equipment + has_info_officer + has_info_rules + has_info_mechanism = 5),
       count(has_fixed_place + has_info_equipment + has_info_officer + has_info_rules + has_info_mechanism),
       count(has_fixed_place + has_info_equipment + has_info_officer + has_info_rules + has_info_mechanism), count(*)
FROM member JOIN in_force USING (year) WHERE standard = 's1-2020' AND level <> 'community' GROUP BY year, area;

-- id: health_stations_required
-- s3-2009：最多3个社区一个站。
SELECT year, area, (count(*) + 2) / 3, 1 FROM member WHERE level = 'district' GROUP BY year, area;

-- id: health_stations_required, to
-- s3-2009：至少2个社区一个站。
SELECT year, area, (count(*) + 1) / 2, 1 FROM member WHERE level = 'district' GROUP BY year, area;
