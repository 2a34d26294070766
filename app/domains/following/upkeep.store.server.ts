import { query, transaction } from '~/platform/db/index.server';

/** Forgets everything that a member has read, follows and keeps, and that others follow them. */
export async function dropAllOf(memberId: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.reading.deleteMany({ where: { memberId } });
    await tx.bookmark.deleteMany({ where: { memberId } });
    await tx.newSince.deleteMany({ where: { memberId } });
    await tx.follow.deleteMany({ where: { OR: [{ memberId }, { targetKind: 'member', targetId: memberId }] } });
  });
}

/** Who had chosen a level for the one tag has it for the other; of two choices the more attentive stays. */
export async function moveTag(fromId: string, intoId: string): Promise<void> {
  await query(
    'following.move-tag',
    `WITH gone AS (DELETE FROM follow WHERE target_kind = 'tag' AND target_id = $1 RETURNING member_id, level, chosen, updated_at)
     INSERT INTO follow AS f (member_id, target_kind, target_id, level, chosen, updated_at)
     SELECT member_id, 'tag', $2, level, chosen, updated_at FROM gone
     ON CONFLICT (member_id, target_kind, target_id) DO UPDATE SET level = GREATEST(f.level, EXCLUDED.level)`,
    [fromId, intoId],
  );
}
