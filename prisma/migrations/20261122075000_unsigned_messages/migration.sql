-- The program speaks in the name of the team, of decisions: nobody signs that.
-- AlterTable
ALTER TABLE "conversation_message" ALTER COLUMN "author_id" DROP NOT NULL;

-- Only the team may leave its name out.
ALTER TABLE conversation_message ADD CONSTRAINT conversation_message_signed CHECK (author_id IS NOT NULL OR from_team);
