-- 专职队伍

-- id: staff_min8
SELECT year, code, fulltime_staff, 1 FROM community;
-- s0-county 2：每300户1名（零头按1名算），每社区至少8名。
SELECT year, area, sum(fulltime_staff >= max(8, (households + 299) / 300)), count(fulltime_staff + households),
       count(fulltime_staff + households), count(*)
FROM member JOIN in_force USING (year) WHERE standard = 's0-county' AND level <> 'community' GROUP BY year, area;

-- id: staff_per_300hh
SELECT year, area, sum(fulltime_staff) FILTER (WHERE households IS NOT NULL) * 300,
       sum(households) FILTER (WHERE fulltime_staff IS NOT NULL),
       count(fulltime_staff + households), count(*)
FROM member GROUP BY year, area;

-- id: coordinator_required
-- 每社区4名。
SELECT year, area, count(*) * 4, 1 FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: coordinator_have
SELECT year, area, sum(coordinators), 1, count(coordinators), count(*) FROM member GROUP BY year, area;

-- id: coordinator_gap
-- s3-2009 一、创建差距2：每社区4名，应配的按社区数算，不论是否报数；按总数相减，
-- 够的计0；没有一个社区报数的没有数。
SELECT year, area, max(0, 4 * count(*) - sum(coordinators)), 1
FROM member JOIN in_force USING (year) WHERE standard = 's3-2009' GROUP BY year, area;

-- id: committee_avg_age
-- 按成员数加权。
SELECT year, area, sum(committee_avg_age * committee_members) FILTER (WHERE committee_members IS NOT NULL),
       1_000000 * sum(committee_members) FILTER (WHERE committee_avg_age IS NOT NULL),
       count(committee_avg_age + committee_members), count(*)
FROM member GROUP BY year, area;

-- id: committee_college_share
SELECT year, area, sum(committee_college_plus) FILTER (WHERE committee_members IS NOT NULL),
       sum(committee_members) FILTER (WHERE committee_college_plus IS NOT NULL),
       count(committee_college_plus + committee_members), count(*)
FROM member GROUP BY year, area;

-- id: pay_gap_local_wage
-- 当地职工月平均工资（district 表里已是上年的数）减人均月工资；中位数。
WITH pay AS (
  SELECT m.year, m.area, d.local_avg_wage_monthly - m.staff_pay_monthly AS x
  FROM member m JOIN district d ON d.year = m.year),
ranked AS (
  SELECT year, area, x, row_number() OVER (PARTITION BY year, area ORDER BY x NULLS LAST) AS place,
         count(x) OVER (PARTITION BY year, area) AS n, count(*) OVER (PARTITION BY year, area) AS everyone
  FROM pay)
SELECT year, area, sum(x), 1_000000 * count(*), n, everyone
FROM ranked WHERE place IN ((n + 1) / 2, n / 2 + 1) GROUP BY year, area;

-- id: pay_ratio_local_wage
-- 按专职工作人员数加权。
SELECT m.year, m.area, sum(m.staff_pay_monthly * m.fulltime_staff),
       sum(d.local_avg_wage_monthly * m.fulltime_staff) FILTER (WHERE m.staff_pay_monthly IS NOT NULL),
       count(m.staff_pay_monthly + d.local_avg_wage_monthly + m.fulltime_staff), count(*)
FROM member m JOIN district d ON d.year = m.year WHERE m.level <> 'community' GROUP BY m.year, m.area;
SELECT c.year, c.code, c.staff_pay_monthly, d.local_avg_wage_monthly
FROM community c JOIN district d ON d.year = c.year;

-- id: coordinator_min3
SELECT year, code, coordinators, 1 FROM community;
-- s3-2009 二、关键一：每社区不少于3人。
SELECT year, area, sum(coordinators >= 3), count(coordinators), count(coordinators), count(*)
FROM member JOIN in_force USING (year) WHERE standard = 's3-2009' AND level <> 'community' GROUP BY year, area;

-- id: labour_assistant_cover
SELECT year, area, sum(labour_assistants >= 1), count(labour_assistants), count(labour_assistants), count(*)
FROM member GROUP BY year, area;

-- id: recruited_cum
SELECT d.year, d.code, sum(b.recruited), 1 FROM district d JOIN district b ON b.year <= d.year GROUP BY d.year, d.code;

-- id: training_person_times
SELECT year, area, sum(training_person_times), 1, count(training_person_times), count(*) FROM member GROUP BY year, area;

-- id: training_heads_yearly
SELECT year, area, sum(heads_trained) FILTER (WHERE heads IS NOT NULL),
       sum(heads) FILTER (WHERE heads_trained IS NOT NULL),
       count(heads_trained + heads), count(*)
FROM member GROUP BY year, area;

-- id: training_staff_2y
SELECT year, area, sum(staff_trained_last2y) FILTER (WHERE social_workers IS NOT NULL),
       sum(social_workers) FILTER (WHERE staff_trained_last2y IS NOT NULL),
       count(staff_trained_last2y + social_workers), count(*)
FROM member GROUP BY year, area;

-- id: allowance_director
SELECT year, code, allowance_director, 1_000000 FROM district;

-- id: allowance_deputy
SELECT year, code, allowance_deputy, 1_000000 FROM district;

-- id: allowance_vs_disposable
SELECT year, code, allowance_director * 12, urban_disposable_income FROM district;

-- id: allowance_deputy_vs_disposable
SELECT year, code, allowance_deputy * 12, urban_disposable_income FROM district;

-- id: assistant_pay
-- 缺一头就不出数。
SELECT year, code, assistant_pay_min, 1_000000 FROM district WHERE assistant_pay_max IS NOT NULL;

-- id: assistant_pay, to
SELECT year, code, assistant_pay_max, 1_000000 FROM district;

-- id: allowance_raise
SELECT d.year, d.code, d.allowance_director - b.allowance_director, 1_000000
FROM district d JOIN district b ON b.year = d.year - 1;

-- id: concurrent_posts_max
SELECT year, area, max(director_posts), 1, count(director_posts), count(*) FROM member GROUP BY year, area;

-- id: concurrent_posts_deputy
SELECT year, area, max(deputy_posts), 1, count(deputy_posts), count(*) FROM member GROUP BY year, area;

-- id: five_insurance_cover
SELECT year, area, sum(insured_staff) FILTER (WHERE fulltime_staff IS NOT NULL),
       sum(fulltime_staff) FILTER (WHERE insured_staff IS NOT NULL),
       count(insured_staff + fulltime_staff), count(*)
FROM member GROUP BY year, area;

-- id: insurance_pension
SELECT year, area, sum(insured_pension) FILTER (WHERE fulltime_staff IS NOT NULL),
       sum(fulltime_staff) FILTER (WHERE insured_pension IS NOT NULL),
       count(insured_pension + fulltime_staff), count(*)
FROM member GROUP BY year, area;

-- id: insurance_medical
SELECT year, area, sum(insured_medical) FILTER (WHERE fulltime_staff IS NOT NULL),
       sum(fulltime_staff) FILTER (WHERE insured_medical IS NOT NULL),
       count(insured_medical + fulltime_staff), count(*)
FROM member GROUP BY year, area;

-- id: insurance_unemployment
SELECT year, area, sum(insured_unemployment) FILTER (WHERE fulltime_staff IS NOT NULL),
       sum(fulltime_staff) FILTER (WHERE insured_unemployment IS NOT NULL),
       count(insured_unemployment + fulltime_staff), count(*)
FROM member GROUP BY year, area;

-- id: insurance_injury
SELECT year, area, sum(insured_injury) FILTER (WHERE fulltime_staff IS NOT NULL),
       sum(fulltime_staff) FILTER (WHERE insured_injury IS NOT NULL),
       count(insured_injury + fulltime_staff), count(*)
FROM member GROUP BY year, area;

-- id: insurance_maternity
SELECT year, area, sum(insured_maternity) FILTER (WHERE fulltime_staff IS NOT NULL),
       sum(fulltime_staff) FILTER (WHERE insured_maternity IS NOT NULL),
       count(insured_maternity + fulltime_staff), count(*)
FROM member GROUP BY year, area;

-- id: unauthorised_hires
SELECT year, area, sum(hires_total - hires_unified), 1, count(hires_total - hires_unified), count(*)
FROM member GROUP BY year, area;

-- id: retired_pay_level
-- 街道：平均数；全区：各街道的中位数。
WITH ranked AS (
  SELECT year, area, retired_pension_avg AS x,
         row_number() OVER (PARTITION BY year, area ORDER BY retired_pension_avg NULLS LAST) AS place,
         count(retired_pension_avg) OVER (PARTITION BY year, area) AS n, count(*) OVER (PARTITION BY year, area) AS everyone
  FROM street_member)
SELECT year, area, sum(x), 1_000000 * count(*), n, everyone
FROM ranked WHERE place IN ((n + 1) / 2, n / 2 + 1) GROUP BY year, area;

-- id: retired_pay_highest
SELECT year, area, max(retired_pension_avg), 1_000000, count(retired_pension_avg), count(*)
FROM street_member WHERE level = 'district' GROUP BY year, area;

-- id: retired_pay_lowest
SELECT year, area, min(retired_pension_avg), 1_000000, count(retired_pension_avg), count(*)
FROM street_member WHERE level = 'district' GROUP BY year, area;

-- id: retired_pay_spread
SELECT year, area, max(retired_pension_avg), min(retired_pension_avg)
FROM street_member WHERE level = 'district' GROUP BY year, area;

-- id: workers_per_10k_urban
SELECT year, area, sum(social_workers) FILTER (WHERE urban_residents IS NOT NULL) * 10000,
       sum(urban_residents) FILTER (WHERE social_workers IS NOT NULL),
       count(social_workers + urban_residents), count(*)
FROM member GROUP BY year, area;
