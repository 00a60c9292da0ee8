-- 社区用房

-- id: space_pass
-- 社区：办公与服务用房面积之和。
SELECT year, code, office_area + service_area, 1_000000 FROM community;
-- 街道、全区：达标社区 / 参评社区，豁免的在分母里。
SELECT m.year, area, sum(passes), count(passes), count(passes), count(*)
FROM member m JOIN space s ON s.year = m.year AND s.code = m.code
WHERE level <> 'community' GROUP BY m.year, area;

-- id: space_pass_rate
-- 达标的社区数 / 两项面积都有数的社区数（含豁免）。
SELECT m.year, area, sum(passes), count(office_area + service_area), count(office_area + service_area), count(*)
FROM member m JOIN space s ON s.year = m.year AND s.code = m.code
WHERE level <> 'community' GROUP BY m.year, area;

-- id: office_under_100
SELECT year, area, sum(office_area < 100_000000), 1, count(office_area), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: service_under_200
-- 含完全没有的。
SELECT year, area, sum(service_area < 200_000000), 1, count(service_area), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: service_none
-- 填报为0；没有填报的不算。
SELECT year, area, sum(service_area = 0), 1, count(service_area), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: space_gap_total
SELECT m.year, area, sum(gap), 1_000000, count(gap), count(*)
FROM member m JOIN space s ON s.year = m.year AND s.code = m.code
GROUP BY m.year, area;

-- id: space_gap_avg
-- 缺口合计 / 未达标的社区数。
SELECT m.year, area, sum(gap), 1_000000 * sum(passes = 0)
FROM member m JOIN space s ON s.year = m.year AND s.code = m.code
WHERE level <> 'community' GROUP BY m.year, area;

-- id: area_per_100hh
-- 用房总面积 / 户数 × 100，两项都有数的社区。
SELECT year, area, sum(total_area) FILTER (WHERE households IS NOT NULL) * 100,
       1_000000 * sum(households) FILTER (WHERE total_area IS NOT NULL),
       count(total_area + households), count(*)
FROM member GROUP BY year, area;

-- id: total_area_old_town
SELECT year, code, office_area + service_area, 1_000000 FROM community WHERE zone = '老城区';
-- s3-2009 二、关键三：老城区最低300㎡。
SELECT year, area, sum(office_area + service_area >= 300_000000), count(office_area + service_area),
       count(office_area + service_area), count(*)
FROM member JOIN in_force USING (year)
WHERE standard = 's3-2009' AND zone = '老城区' AND level <> 'community' GROUP BY year, area;

-- id: total_area_new_town
SELECT year, code, office_area + service_area, 1_000000 FROM community WHERE zone = '新开发区';
-- s3-2009 二、关键三：新开发区不低于400㎡。
SELECT year, area, sum(office_area + service_area >= 400_000000), count(office_area + service_area),
       count(office_area + service_area), count(*)
FROM member JOIN in_force USING (year)
WHERE standard = 's3-2009' AND zone = '新开发区' AND level <> 'community' GROUP BY year, area;

-- id: office_share
SELECT year, area, sum(office_area) FILTER (WHERE total_area IS NOT NULL),
       sum(total_area) FILTER (WHERE office_area IS NOT NULL),
       count(office_area + total_area), count(*)
FROM member GROUP BY year, area;

-- id: outdoor_area
SELECT year, code, outdoor_area, 1_000000 FROM community;
-- s3-2009 一、创建差距1（先于 s0-county 6），都是200㎡。
SELECT year, area, sum(outdoor_area >= 200_000000), count(outdoor_area), count(outdoor_area), count(*)
FROM member JOIN in_force USING (year) WHERE standard = 's3-2009' AND level <> 'community' GROUP BY year, area;

-- id: street_center_area
SELECT year, code, street_center_area, 1_000000 FROM subdistrict;
-- 全区：达标街道 / 参评街道。s0-county 6：1000㎡。
SELECT year, area, sum(street_center_area >= 1000_000000), count(street_center_area), count(street_center_area), count(*)
FROM street_member JOIN in_force USING (year) WHERE standard = 's0-county' AND level = 'district' GROUP BY year, area;

-- id: onestop_new
SELECT year, area, sum(onestop_state = '新建'), 1, count(onestop_state), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: onestop_rebuilt
SELECT year, area, sum(onestop_state = '改建'), 1, count(onestop_state), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: space_insufficient
SELECT year, area, sum(onestop_state = '无'), 1, count(onestop_state), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: pilot_points
SELECT year, area, sum(is_pilot = 1), 1, count(is_pilot), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: space_src_developer
SELECT year, area, sum(space_source = '开发商无偿'), 1, count(space_source), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: space_src_rented
SELECT year, area, sum(space_source = '国资有偿租用'), 1, count(space_source), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: rent_per_sqm
-- 只算两项都有数的社区。
SELECT year, area, sum(rent_monthly) FILTER (WHERE rented_area IS NOT NULL),
       sum(rented_area) FILTER (WHERE rent_monthly IS NOT NULL),
       count(rent_monthly + rented_area), count(*)
FROM member GROUP BY year, area;

-- id: police_room_missing
SELECT year, area, sum(has_police_room = 0), 1, count(has_police_room), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: activity_venue_fail
-- 不足当年标准的：s3-2009 一、创建差距1，200㎡。
SELECT year, area, sum(outdoor_area < 200_000000), 1, count(outdoor_area), count(*)
FROM member JOIN in_force USING (year) WHERE standard = 's3-2009' AND level <> 'community' GROUP BY year, area;

-- id: sports_equipment_missing
SELECT year, area, sum(has_sports_equipment = 0), 1, count(has_sports_equipment), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: one_computer_only
-- 不超过1台。
SELECT year, area, sum(computers <= 1), 1, count(computers), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: printer_missing
SELECT year, area, sum(computers <= 1 AND printers = 0), 1, count(computers <= 1 AND printers = 0), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: space_fail_count
-- 豁免的也在内，面积缺报的不算。
SELECT m.year, area, sum(passes = 0), 1, count(passes), count(*)
FROM member m JOIN space s ON s.year = m.year AND s.code = m.code
WHERE level <> 'community' GROUP BY m.year, area;

-- id: space_all_pass_claim
SELECT m.year, area, sum(passes = 0 AND reason IS NULL) FILTER (WHERE passes IS NOT NULL), 1, count(passes), count(*)
FROM member m JOIN space s ON s.year = m.year AND s.code = m.code
WHERE level <> 'community' GROUP BY m.year, area;

-- id: space_added_year
SELECT year, area, sum(space_added), 1_000000, count(space_added), count(*) FROM member GROUP BY year, area;

-- id: space_added_cum
-- 从有数据的第一年到当年；撤销的社区当年报过的也算。
SELECT a.year, a.code, sum(space_added), 1_000000
FROM area a JOIN member m ON m.area = a.code AND m.year <= a.year
WHERE a.level <> 'community' GROUP BY a.year, a.code;

-- id: unqualified_cleared
-- 起始年不达标的减当年仍不达标的，少于0的计0。
SELECT year, d.code, max(0, space_baseline - sum(passes = 0)), 1
FROM district d JOIN space USING (year) GROUP BY year;

-- id: space_reward_due
-- 上年未达标、当年达标的社区数 × 10万元；上年没有数的社区不算。
SELECT m.year, area, sum(b.passes = 0 AND s.passes = 1) FILTER (WHERE b.passes + s.passes IS NOT NULL) * 10, 1,
       count(b.passes + s.passes), count(*)
FROM member m JOIN space s ON s.year = m.year AND s.code = m.code
LEFT JOIN space b ON b.year = m.year - 1 AND b.code = m.code
WHERE level <> 'community' GROUP BY m.year, area;

-- id: space_pending_redev
SELECT year, area, sum(zone_redev = 1), 1, count(zone_redev), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: temp_noncompliant_demolition
SELECT m.year, area, sum(passes = 0 AND reason IS '拆迁') FILTER (WHERE passes IS NOT NULL), 1, count(passes), count(*)
FROM member m JOIN space s ON s.year = m.year AND s.code = m.code
WHERE level <> 'community' GROUP BY m.year, area;

-- id: space_misuse
SELECT year, area, sum(misused_area), 1_000000, count(misused_area), count(*) FROM member GROUP BY year, area;

-- id: tri_sync_rate
SELECT year, code, estates_delivered_with_space, new_estates FROM district;

-- id: onestop_village_center_cover
SELECT year, code, villages_with_center, admin_villages FROM district;

-- id: activity_share
SELECT year, area, sum(activity_area) FILTER (WHERE total_area IS NOT NULL),
       sum(total_area) FILTER (WHERE activity_area IS NOT NULL),
       count(activity_area + total_area), count(*)
FROM member GROUP BY year, area;
