-- 治理与选举

-- id: direct_election_share
-- 只在换届的年份有数。
SELECT year, area, sum(voters_voted) FILTER (WHERE voters_registered IS NOT NULL),
       sum(voters_registered) FILTER (WHERE voters_voted IS NOT NULL),
       count(voters_voted + voters_registered), count(*)
FROM member GROUP BY year, area;

-- id: grid_heads
SELECT year, area, sum(grid_heads), 1, count(grid_heads), count(*) FROM member GROUP BY year, area;

-- id: grid_members
SELECT year, area, sum(grid_members), 1, count(grid_members), count(*) FROM member GROUP BY year, area;

-- id: communities_new
-- 区划变动表里当年新设的；新设的当年年末都在。
SELECT a.year, a.code, count(c.code), 1
FROM area a LEFT JOIN (SELECT change.*, area.parent FROM change JOIN area USING (year, code) WHERE kind = '新设') c
  ON c.year = a.year AND a.code IN (c.parent, substr(c.code, 1, 6))
WHERE a.level <> 'community' GROUP BY a.year, a.code;

-- id: demo_communities
-- 荣誉称号一栏有示范社区称号。
SELECT year, area, sum(coalesce(honours, '') LIKE '%示范社区%'), 1, count(*), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: policy_docs
SELECT year, code, policy_docs, 1 FROM district;

-- id: communities_total
-- 年末存续的，不论是否报数。
SELECT year, area, count(*), 1 FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: streets_total
-- 辖有社区的街道、镇。
SELECT a.year, d.code, count(DISTINCT a.parent), 1
FROM area a JOIN district d ON d.year = a.year WHERE a.level = 'community' GROUP BY a.year, d.code;

-- id: communities_abolished
-- 区划变动表里当年撤销、合并的。
SELECT d.year, d.code, count(c.code), 1
FROM district d LEFT JOIN change c ON c.year = d.year AND c.kind IN ('撤销', '合并') GROUP BY d.year, d.code;

-- id: self_governance_rate
SELECT year, area, sum(self_governance_ok = 1), count(self_governance_ok), count(self_governance_ok), count(*)
FROM member GROUP BY year, area;

-- id: demo_streets
SELECT year, area, sum(street_is_demo = 1), count(street_is_demo), count(street_is_demo), count(*)
FROM street_member GROUP BY year, area;

-- id: national_demo
SELECT year, area, sum(demo_level = '国家级'), 1, count(demo_level), count(*)
FROM member WHERE level <> 'community' GROUP BY year, area;

-- id: task_load
WITH ranked AS (
  SELECT year, area, tasks AS x, row_number() OVER (PARTITION BY year, area ORDER BY tasks NULLS LAST) AS place,
         count(tasks) OVER (PARTITION BY year, area) AS n, count(*) OVER (PARTITION BY year, area) AS everyone
  FROM member)
SELECT year, area, sum(x), count(*), n, everyone
FROM ranked WHERE place IN ((n + 1) / 2, n / 2 + 1) GROUP BY year, area;

-- id: election_term
-- 最近一次换届的年份 + 5。
SELECT year, code, last_election / 10000 + 5, 1 FROM community;
-- 早于统计年度的为逾期（s1-2020 二、1（三））。
SELECT year, area, sum(last_election / 10000 + 5 >= year), count(last_election), count(last_election), count(*)
FROM member JOIN in_force USING (year) WHERE standard = 's1-2020' AND level <> 'community' GROUP BY year, area;

-- id: joint_projects
SELECT year, code, joint_projects_done, 1 FROM community WHERE paired_units >= 1;
-- s2-harmony （二十一）：每个挂钩单位至少1件；填“不适用”的不等它的数。
SELECT year, area, sum(joint_projects_done >= paired_units), count(joint_projects_done), count(joint_projects_done),
       count(*) - sum(EXISTS (SELECT 1 FROM obs o WHERE o.year = member.year AND o.code = member.code
                              AND o.field = 'joint_projects_done' AND o.status = 'not_applicable'))
FROM member JOIN in_force USING (year)
WHERE standard = 's2-harmony' AND level <> 'community' AND paired_units >= 1 GROUP BY year, area;

-- id: access_violations
SELECT year, code, items_entered - items_approved, 1 FROM district;

-- id: plaques
WITH ranked AS (
  SELECT year, area, plaques AS x, row_number() OVER (PARTITION BY year, area ORDER BY plaques NULLS LAST) AS place,
         count(plaques) OVER (PARTITION BY year, area) AS n, count(*) OVER (PARTITION BY year, area) AS everyone
  FROM member)
SELECT year, area, sum(x), count(*), n, everyone
FROM ranked WHERE place IN ((n + 1) / 2, n / 2 + 1) GROUP BY year, area;

-- id: agreement_signed
-- 签订的社区数 / 社区总数。
WITH street AS (
  SELECT s.year, s.area, s.agreements_signed, count(c.code) AS communities
  FROM street_member s JOIN community c ON c.year = s.year AND c.parent = s.code
  GROUP BY s.year, s.area, s.code)
SELECT year, area, sum(agreements_signed), sum(communities) FROM street
WHERE agreements_signed IS NOT NULL GROUP BY year, area;

-- id: supervision_committee
SELECT year, area, sum(has_supervision_committee = 1), count(has_supervision_committee),
       count(has_supervision_committee), count(*)
FROM member GROUP BY year, area;
