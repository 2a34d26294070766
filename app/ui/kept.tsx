import { createContext, useContext, type ReactElement } from 'react';
import { useReading } from './i18n';

/** Keeps finished pieces of pages, on the server; there is none in the browser. */
export interface Keeper {
  /**
   * Notes that a piece stands here.
   * @param reading in which language, zone and moment
   * @returns what to write in its place, or around it when it has to be made
   */
  piece(reading: string, by: readonly unknown[], own: readonly string[]): { known: string } | { begin: string; end: string };
}

export const KeeperContext = createContext<Keeper | null>(null);

export interface KeptProps {
  /** All that the piece is made of, besides language, zone and moment, which are always looked at. */
  by: readonly unknown[];
  /** Ids in the piece that differ each time: letters and digits that stand in it for nothing else. */
  own?: readonly string[];
  /** Makes the piece. Whatever it uses must be named in `by`: the same names always give the same piece, to everybody. */
  children: () => ReactElement;
}

const NOTHING: readonly string[] = [];

/** A piece of a page that is made once and then taken as it is whenever the very same is wanted: a post, the sheet of keys. */
export function Kept({ by, own = NOTHING, children }: KeptProps): ReactElement {
  const keeper = useContext(KeeperContext);
  const { locale, timeZone, now } = useReading();
  if (!keeper) return children();
  const piece = keeper.piece(`${locale}|${timeZone}|${now.getTime()}`, by, own);
  if ('known' in piece) return <>{piece.known}</>;
  return (
    <>
      {piece.begin}
      {children()}
      {piece.end}
    </>
  );
}
