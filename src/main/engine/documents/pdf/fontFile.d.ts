/** A font inlined into the bundle as a data URL, so that no path has to be right in the packed program. */
declare module '*.ttf?inline' {
  const dataUrl: string;
  export default dataUrl;
}
