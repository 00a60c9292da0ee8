-- 集体经济

-- id: income_band
-- 社区：涉农社区的收入；街道、全区：有数的社区个数。
SELECT year, code, collective_operating_income, 1_000000 FROM community WHERE unit_type = '涉农社区';
SELECT year, area, count(collective_operating_income), 1, count(collective_operating_income), count(*)
FROM member WHERE level <> 'community' AND unit_type = '涉农社区' GROUP BY year, area;

-- id: income_total
SELECT year, area, sum(collective_operating_income), 1_000000, count(collective_operating_income), count(*)
FROM member WHERE unit_type = '涉农社区' GROUP BY year, area;

-- id: income_band_200
-- 不少于200万元。
SELECT year, area, sum(collective_operating_income >= 200_000000), 1, count(collective_operating_income), count(*)
FROM member WHERE level <> 'community' AND unit_type = '涉农社区' GROUP BY year, area;

-- id: income_over_100_share
-- 超过100万元，不含100万元。
SELECT year, area, sum(collective_operating_income > 100_000000), count(collective_operating_income),
       count(collective_operating_income), count(*)
FROM member WHERE level <> 'community' AND unit_type = '涉农社区' GROUP BY year, area;

-- id: service_income_share
SELECT year, area, sum(service_sector_income) FILTER (WHERE collective_total_income IS NOT NULL),
       sum(collective_total_income) FILTER (WHERE service_sector_income IS NOT NULL),
       count(service_sector_income + collective_total_income), count(*)
FROM member WHERE unit_type = '涉农社区' GROUP BY year, area;

-- id: farmer_income
SELECT year, code, farmer_disposable_income, 1_000000 FROM district;

-- id: poor_registered_hh
SELECT year, code, poor_hh, 1 FROM district;

-- id: poor_persons_per_hh
SELECT year, code, poor_persons, poor_hh FROM district;

-- id: top10_village
SELECT year, code, city_top10_villages, 1 FROM district;

-- id: income_policies
SELECT year, code, policy_items, 1 FROM district;

-- id: poor_exit_hh
-- 从有数据的第一年到当年累计脱贫户数 / 建档立卡户数。
SELECT d.year, d.code, sum(b.poor_hh_exited), d.poor_hh
FROM district d JOIN district b ON b.year <= d.year GROUP BY d.year, d.code;

-- id: helper_departments
SELECT year, code, helper_units, 1 FROM district;

-- id: pairing_cover
SELECT year, area, sum(paired_units >= 1), count(paired_units), count(paired_units), count(*)
FROM member WHERE level <> 'community' AND unit_type = '涉农社区' GROUP BY year, area;

-- id: pairing_per_unit
-- 各涉农社区挂钩单位数之和 / 挂钩单位总数，有涉农社区没报的不出数。
SELECT d.year, d.code, sum(c.paired_units), d.pairing_units
FROM district d JOIN community c ON c.year = d.year WHERE c.unit_type = '涉农社区' GROUP BY d.year, d.code
HAVING count(c.paired_units) = count(*);

-- id: noncash_settlement
SELECT year, area, sum(total_paid - cash_paid) FILTER (WHERE cash_paid IS NOT NULL),
       sum(total_paid) FILTER (WHERE cash_paid IS NOT NULL),
       count(total_paid + cash_paid), count(*)
FROM member WHERE unit_type = '涉农社区' GROUP BY year, area;

-- id: entrusted_fund_audit
SELECT year, area, sum(entrusted_funds_audited) FILTER (WHERE entrusted_funds IS NOT NULL),
       sum(entrusted_funds) FILTER (WHERE entrusted_funds_audited IS NOT NULL),
       count(entrusted_funds_audited + entrusted_funds), count(*)
FROM street_member GROUP BY year, area;

-- id: shareholding_reform
SELECT year, area, sum(reform_done = 1), count(reform_done), count(reform_done), count(*)
FROM member WHERE unit_type = '涉农社区' GROUP BY year, area;
