-- 社会组织

-- id: social_orgs_total
SELECT year, code, social_orgs_registered, 1 FROM district;

-- id: community_orgs_min2
SELECT year, code, community_orgs, 1 FROM community;
-- s2-harmony （六）：每社区两个以上。
SELECT year, area, sum(community_orgs >= 2), count(community_orgs), count(community_orgs), count(*)
FROM member JOIN in_force USING (year) WHERE standard = 's2-harmony' AND level <> 'community' GROUP BY year, area;

-- id: professional_org_min1
SELECT year, code, professional_orgs, 1 FROM community;
-- s2-harmony （六）：每社区一个以上。
SELECT year, area, sum(professional_orgs >= 1), count(professional_orgs), count(professional_orgs), count(*)
FROM member JOIN in_force USING (year) WHERE standard = 's2-harmony' AND level <> 'community' GROUP BY year, area;

-- id: nursery_orgs
SELECT year, code, nursery_orgs, 1 FROM district;

-- id: org_center_cover
SELECT year, area, sum(has_org_center = 1), count(has_org_center), count(has_org_center), count(*) FROM member GROUP BY year, area;

-- id: org_center_streets
SELECT year, area, sum(street_has_org_center = 1), 1, count(street_has_org_center), count(*)
FROM street_member GROUP BY year, area;
