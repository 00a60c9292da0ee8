-- 党建

-- id: party_members_total
SELECT year, area, sum(party_members), 1, count(party_members), count(*) FROM member GROUP BY year, area;

-- id: party_members_growth
-- 只算两年都有数的社区。
SELECT m.year, m.area, sum(m.party_members - b.party_members), 1, count(m.party_members - b.party_members), count(*)
FROM member m LEFT JOIN community b ON b.year = m.year - 1 AND b.code = m.code GROUP BY m.year, m.area;

-- id: party_committee_eligible
-- 超过90名。
SELECT year, area, sum(formal_party_members > 90), 1, count(formal_party_members), count(*) FROM member GROUP BY year, area;

-- id: general_branch_due
-- 党员50人以上、仍是支部。
SELECT year, area, sum(party_members >= 50 AND party_org_form = '支部'), 1 FROM member GROUP BY year, area;

-- id: deputy_secretary_due
SELECT year, code, fulltime_deputy_sec, 1 FROM community WHERE party_members >= 100;
-- s3-2009 二、保证一：党员100人以上的配1名专职副书记。
SELECT year, area, sum(fulltime_deputy_sec >= 1), count(fulltime_deputy_sec), count(fulltime_deputy_sec), count(*)
FROM member JOIN in_force USING (year)
WHERE standard = 's3-2009' AND level <> 'community' AND party_members >= 100 GROUP BY year, area;

-- id: branch_committee_size
SELECT year, code, branch_committee_members, 1 FROM community;
-- s3-2009 二、保证一：委员不少于5人，辖区单位和居民代表各有1名。
WITH judged AS (
  SELECT year, area, branch_committee_members >= 5 AND branch_from_units >= 1 AND branch_from_residents >= 1 AS passes,
         branch_committee_members + branch_from_units + branch_from_residents IS NOT NULL AS complete
  FROM member JOIN in_force USING (year) WHERE standard = 's3-2009' AND level <> 'community')
SELECT year, area, sum(passes) FILTER (WHERE complete), sum(complete), sum(complete), count(*)
FROM judged GROUP BY year, area;

-- id: org_life_frequency
SELECT year, code, org_life_meetings, 1 FROM community;
-- s3-2009 一、运行4：每月一次，12次。
SELECT year, area, sum(org_life_meetings >= 12), count(org_life_meetings), count(org_life_meetings), count(*)
FROM member JOIN in_force USING (year) WHERE standard = 's3-2009' AND level <> 'community' GROUP BY year, area;

-- id: one_community_one_branch
SELECT year, area, sum(party_org_form IN ('支部', '总支', '党委', '联合支部')), count(party_org_form), count(party_org_form), count(*)
FROM member GROUP BY year, area;

-- id: four_ones_party
SELECT year, code, (party_volunteer_teams >= 1) + has_party_good_deed + has_party_idea + has_party_pairing, 1 FROM community;
-- s0-county 7：四项都做到。
SELECT year, area, sum((party_volunteer_teams >= 1) + has_party_good_deed + has_party_idea + has_party_pairing = 4),
       count(party_volunteer_teams + has_party_good_deed + has_party_idea + has_party_pairing),
       count(party_volunteer_teams + has_party_good_deed + has_party_idea + has_party_pairing), count(*)
FROM member JOIN in_force USING (year) WHERE standard = 's0-county' AND level <> 'community' GROUP BY year, area;
