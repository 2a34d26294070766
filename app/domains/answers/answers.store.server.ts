import type { Tx } from '~/domains/threads/index.server';

/** Ids of the accepted answers of a held question. */
export async function readAccepted(tx: Tx, threadId: string): Promise<string[]> {
  const answers = await tx.post.findMany({ where: { threadId, acceptedAt: { not: null } }, select: { id: true } });
  return answers.map((answer) => answer.id);
}
