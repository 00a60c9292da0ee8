-- 经费

-- id: fund_per_100hh
SELECT year, area, sum(fund_received) FILTER (WHERE households IS NOT NULL) * 100,
       1_000000 * sum(households) FILTER (WHERE fund_received IS NOT NULL),
       count(fund_received + households), count(*)
FROM member GROUP BY year, area;

-- id: office_budget_month
-- 全年拨付 / 12；街道、全区为中位数。
WITH ranked AS (
  SELECT year, area, office_budget_year AS x,
         row_number() OVER (PARTITION BY year, area ORDER BY office_budget_year NULLS LAST) AS place,
         count(office_budget_year) OVER (PARTITION BY year, area) AS n, count(*) OVER (PARTITION BY year, area) AS everyone
  FROM member)
SELECT year, area, sum(x), 12 * 1_000000 * count(*), n, everyone
FROM ranked WHERE place IN ((n + 1) / 2, n / 2 + 1) GROUP BY year, area;

-- id: party_budget_per_member
SELECT year, area, sum(party_budget_year) FILTER (WHERE party_members IS NOT NULL),
       1_000000 * sum(party_members) FILTER (WHERE party_budget_year IS NOT NULL),
       count(party_budget_year + party_members), count(*)
FROM member GROUP BY year, area;

-- id: new_fiscal_share
-- 按金额算，不用手填的比例。
SELECT year, code, to_livelihood, new_fiscal FROM district;

-- id: office_budget_gap
-- （全年支出 − 全年拨付）/ 12；街道、全区为中位数。
WITH ranked AS (
  SELECT year, area, office_spend_year - office_budget_year AS x,
         row_number() OVER (PARTITION BY year, area ORDER BY office_spend_year - office_budget_year NULLS LAST) AS place,
         count(office_spend_year - office_budget_year) OVER (PARTITION BY year, area) AS n, count(*) OVER (PARTITION BY year, area) AS everyone
  FROM member)
SELECT year, area, sum(x), 12 * 1_000000 * count(*), n, everyone
FROM ranked WHERE place IN ((n + 1) / 2, n / 2 + 1) GROUP BY year, area;

-- id: party_budget_year
WITH ranked AS (
  SELECT year, area, party_budget_year AS x,
         row_number() OVER (PARTITION BY year, area ORDER BY party_budget_year NULLS LAST) AS place,
         count(party_budget_year) OVER (PARTITION BY year, area) AS n, count(*) OVER (PARTITION BY year, area) AS everyone
  FROM member)
SELECT year, area, sum(x), 1_000000 * count(*), n, everyone
FROM ranked WHERE place IN ((n + 1) / 2, n / 2 + 1) GROUP BY year, area;

-- id: cost_sharing
-- 其他一栏没有填的按没有算。
SELECT year, code, share_city + share_district + share_street + coalesce(share_other, 0), 1_000000 FROM district;

-- id: prov_personnel_fund
-- 社区数 × 3万元。
SELECT year, area, count(*) * 3, 1, count(*), count(*) FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: prov_personnel_received
SELECT year, code, prov_fund_received, 1_000000 FROM district;

-- id: pilot_fund
-- 资金 / 试点社区数，有社区没报的不出数。
SELECT d.year, d.code, d.pilot_fund, 1_000000 * sum(c.is_pilot = 1)
FROM district d JOIN community c ON c.year = d.year GROUP BY d.year, d.code HAVING count(c.is_pilot) = count(*);

-- id: center_investment
SELECT year, code, center_investment, 1_000000 FROM district;

-- id: charity_fund
SELECT year, code, charity_fund_year, 1_000000 FROM district;

-- id: charity_fund_cum
SELECT d.year, d.code, sum(b.charity_fund_year), 1_000000
FROM district d JOIN district b ON b.year <= d.year GROUP BY d.year, d.code;

-- id: fund_due
-- s0-county，5：每百户8000元。
SELECT year, area, sum(households) * 8000, 100, count(households), count(*)
FROM member JOIN in_force USING (year) WHERE standard = 's0-county' GROUP BY year, area;
