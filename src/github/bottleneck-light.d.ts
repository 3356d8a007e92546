/** Bottleneck without its Redis parts, as Octokit's plugins use it; its types are for the whole. */
declare module "bottleneck/light.js" {
  export { default } from "bottleneck";
}
