-- 社会工作者

-- id: certified_per_10k
-- 街道、社区：社区工作者中的持证人数。
SELECT year, area, sum(certified_workers) FILTER (WHERE residents IS NOT NULL) * 10000,
       sum(residents) FILTER (WHERE certified_workers IS NOT NULL),
       count(certified_workers + residents), count(*)
FROM member WHERE level <> 'district' GROUP BY year, area;
-- 全区：全区持证的，含机关、机构；有社区没报常住人口的不出数。
SELECT d.year, d.code, d.district_certified_total * 10000, sum(c.residents)
FROM district d JOIN community c ON c.year = d.year GROUP BY d.year, d.code HAVING count(c.residents) = count(*);

-- id: cert_rate
SELECT year, area, sum(certified_workers) FILTER (WHERE social_workers IS NOT NULL),
       sum(social_workers) FILTER (WHERE certified_workers IS NOT NULL),
       count(certified_workers + social_workers), count(*)
FROM member GROUP BY year, area;

-- id: cert_zero
SELECT year, area, sum(certified_workers = 0), 1, count(certified_workers), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: cert_allowance
-- 各级持证人数（三级都报了的社区之和）× 本街道月津补贴 × 12。
SELECT s.year, s.code,
       12 * (sum(c.cert_assistant) * s.cert_allowance_assistant + sum(c.cert_mid) * s.cert_allowance_mid
             + sum(c.cert_senior) * s.cert_allowance_senior), 1_000000
FROM subdistrict s JOIN community c ON c.year = s.year AND c.parent = s.code
WHERE c.cert_assistant + c.cert_mid + c.cert_senior IS NOT NULL GROUP BY s.year, s.code;

-- id: cert_lump_sum
SELECT year, code, new_cert_assistant * lump_assistant + new_cert_mid * lump_mid + new_cert_senior * lump_senior, 1_000000
FROM district;
