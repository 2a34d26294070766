-- The face of the room "members" towards other rooms' SQL: enough to name somebody and to show their portrait.
-- A page that shows many people can take them along in its one statement, and still knows nothing else of a member.
CREATE VIEW member_card AS SELECT id, username, display_name, avatar_id, role, status FROM member;
