-- Which version of the renderer made the stored HTML: what is older is made anew in the background.
ALTER TABLE "post" ADD COLUMN "render_version" SMALLINT NOT NULL DEFAULT 1;
ALTER TABLE "member" ADD COLUMN "bio_render_version" SMALLINT NOT NULL DEFAULT 1;
CREATE INDEX "post_render_version_idx" ON "post"("render_version");
CREATE INDEX "member_bio_render_version" ON "member"("bio_render_version") WHERE "bio" IS NOT NULL;

-- Links to categories showed the category's name, which stayed for everybody to see when the category became private.
-- They now show what was typed.
UPDATE "post" SET "render_version" = 0 WHERE "html" LIKE '%class="category"%';
