-- 救助与住房

-- id: dilapidated_fixed
SELECT year, area, sum(dilapidated_fixed), 1, count(dilapidated_fixed), count(*) FROM member GROUP BY year, area;

-- id: dilapidated_unit_cost
-- 有社区没报户数的不出数。
SELECT d.year, d.code, d.dilapidated_cost, 1_000000 * sum(c.dilapidated_fixed)
FROM district d JOIN community c ON c.year = d.year GROUP BY d.year, d.code HAVING count(c.dilapidated_fixed) = count(*);

-- id: charity_beneficiaries
SELECT year, code, charity_beneficiaries, 1 FROM district;

-- id: charity_per_month
-- 万元折成元；人数 × 12个月。
SELECT year, code, charity_fund_year * 10000, 1_000000 * charity_beneficiaries * 12 FROM district;

-- id: elderly70_service
SELECT year, code, elderly70_served, elderly70_three_kinds FROM district;

-- id: relief_categories
-- 八类中报了人数的；报0的也算；一类都没有报的没有数。
SELECT year, code, nullif((relief_dibao IS NOT NULL) + (relief_tekun IS NOT NULL) + (relief_disaster IS NOT NULL)
       + (relief_medical IS NOT NULL) + (relief_education IS NOT NULL) + (relief_housing IS NOT NULL)
       + (relief_employment IS NOT NULL) + (relief_temporary IS NOT NULL), 0), 1
FROM district;

-- id: dibao_cover
SELECT year, area, sum(dibao_persons) FILTER (WHERE dibao_eligible IS NOT NULL),
       sum(dibao_eligible) FILTER (WHERE dibao_persons IS NOT NULL),
       count(dibao_persons + dibao_eligible), count(*)
FROM member GROUP BY year, area;
