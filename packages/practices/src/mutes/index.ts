export { type Mute, muted } from "./mute.ts";
export { type ReadMutes, readMutes } from "./read-mutes.ts";
