-- What all statements read.
--
-- community, subdistrict and district have a row for each area and year and a
-- column for each field; NULL: nobody reported it, or it does not apply.
-- A field of type number is in millionths: 100_000000 is 100 ㎡. Counts, 是/否
-- (1, 0) and dates (20181110) are plain.

-- member: each area with each community in it. A community is its own member;
-- level is that of the larger area, code that of the community.
CREATE TABLE member AS
SELECT a.code AS area, a.level, c.*
FROM community c JOIN area a ON a.year = c.year
WHERE a.code IN (c.code, c.parent) OR a.level = 'district';

-- street_member: the same with streets and towns.
CREATE TABLE street_member AS
SELECT a.code AS area, a.level, s.*
FROM subdistrict s JOIN area a ON a.year = s.year
WHERE a.code = s.code OR a.level = 'district';

-- in_force: which standard judges which year, as nianbao.toml has it. Where two
-- have a clause on one indicator the order is national-145, s1-2020, s3-2009,
-- s0-county, s2-harmony. s4-pilots judges no year.
CREATE TABLE in_force(standard, year);
WITH RECURSIVE
  term(standard, first, last) AS (VALUES
    ('national-145', 2021, 2022), ('s1-2020', 2018, 2022), ('s3-2009', 2018, 2022),
    ('s0-county', 2018, 2022), ('s2-harmony', 2018, 2022)),
  each(standard, year, last) AS (
    SELECT standard, first, last FROM term
    UNION ALL SELECT standard, year + 1, last FROM each WHERE year < last)
INSERT INTO in_force SELECT standard, year FROM each;

-- space: how a community's rooms were judged, by s3-2009, 一、3: 办公100㎡、
-- 服务200㎡, both. An exempted community has not passed. gap is what either
-- lacks; more of one does not make up for less of the other.
CREATE TABLE space AS
SELECT year, code,
       CASE WHEN office_area IS NULL OR service_area IS NULL THEN NULL
            WHEN office_area >= 100_000000 AND service_area >= 200_000000 THEN 1
            ELSE 0 END AS passes,
       max(0, 100_000000 - office_area) + max(0, 200_000000 - service_area) AS gap,
       space_exempt_reason AS reason
FROM community JOIN in_force USING (year) WHERE standard = 's3-2009';

-- volunteer_gap: s3-2009, 一、创建差距2: 50 there, 290 lacking, 340 in all.
CREATE TABLE volunteer_gap AS
SELECT year, code, max(0, 340 - registered_volunteers) AS gap
FROM community JOIN in_force USING (year) WHERE standard = 's3-2009';
