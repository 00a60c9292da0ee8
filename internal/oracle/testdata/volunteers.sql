-- 志愿者

-- id: volunteer_rate
SELECT year, area, sum(registered_volunteers) FILTER (WHERE residents IS NOT NULL),
       sum(residents) FILTER (WHERE registered_volunteers IS NOT NULL),
       count(registered_volunteers + residents), count(*)
FROM member GROUP BY year, area;

-- id: volunteer_now
WITH ranked AS (
  SELECT year, area, registered_volunteers AS x,
         row_number() OVER (PARTITION BY year, area ORDER BY registered_volunteers NULLS LAST) AS place,
         count(registered_volunteers) OVER (PARTITION BY year, area) AS n, count(*) OVER (PARTITION BY year, area) AS everyone
  FROM member)
SELECT year, area, sum(x), count(*), n, everyone
FROM ranked WHERE place IN ((n + 1) / 2, n / 2 + 1) GROUP BY year, area;

-- id: volunteer_gap_each
-- 够的计0；街道、全区为中位数。
WITH ranked AS (
  SELECT m.year, m.area, gap AS x,
         row_number() OVER (PARTITION BY m.year, m.area ORDER BY gap NULLS LAST) AS place,
         count(gap) OVER (PARTITION BY m.year, m.area) AS n, count(*) OVER (PARTITION BY m.year, m.area) AS everyone
  FROM member m JOIN volunteer_gap g ON g.year = m.year AND g.code = m.code)
SELECT year, area, sum(x), count(*), n, everyone
FROM ranked WHERE place IN ((n + 1) / 2, n / 2 + 1) GROUP BY year, area;

-- id: volunteer_gap_total
SELECT m.year, area, sum(gap), 1, count(gap), count(*)
FROM member m JOIN volunteer_gap g ON g.year = m.year AND g.code = m.code
WHERE level <> 'community' GROUP BY m.year, area;

-- id: volunteer_network
-- 区、街道、社区三级中有志愿者组织的级数。
SELECT c.year, c.code, c.has_volunteer_org + s.street_has_volunteer_org + d.district_has_volunteer_org, 1
FROM community c JOIN subdistrict s ON s.year = c.year AND s.code = c.parent JOIN district d ON d.year = c.year;
-- s2-harmony （九）：三级。
SELECT m.year, m.area,
       sum(m.has_volunteer_org + s.street_has_volunteer_org + d.district_has_volunteer_org = 3),
       count(m.has_volunteer_org + s.street_has_volunteer_org + d.district_has_volunteer_org),
       count(m.has_volunteer_org + s.street_has_volunteer_org + d.district_has_volunteer_org), count(*)
FROM member m JOIN subdistrict s ON s.year = m.year AND s.code = m.parent JOIN district d ON d.year = m.year
JOIN in_force f ON f.year = m.year WHERE f.standard = 's2-harmony' AND m.level <> 'community' GROUP BY m.year, m.area;

-- id: party_volunteer_team
SELECT year, code, party_volunteer_teams, 1 FROM community;
-- s0-county 7：每个社区一支。
SELECT year, area, sum(party_volunteer_teams >= 1), count(party_volunteer_teams), count(party_volunteer_teams), count(*)
FROM member JOIN in_force USING (year) WHERE standard = 's0-county' AND level <> 'community' GROUP BY year, area;

-- id: volunteer_hours
SELECT year, area, sum(volunteer_hours), 1_000000, count(volunteer_hours), count(*) FROM member GROUP BY year, area;

-- id: volunteer_hours_each
SELECT year, area, sum(volunteer_hours) FILTER (WHERE registered_volunteers IS NOT NULL),
       1_000000 * sum(registered_volunteers) FILTER (WHERE volunteer_hours IS NOT NULL),
       count(volunteer_hours + registered_volunteers), count(*)
FROM member GROUP BY year, area;
