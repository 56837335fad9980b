/*
 * Compile time only. Four questions to the compiler, for every object that the stand-in puts out:
 * does it have a member that Electron has not; does one of its members not fit Electron's; is a member
 * missing that the app may use (main/electron.ts); does the door name something that the stand-in has not.
 * Each answer must be `never`.
 */
import type { EventEmitter } from 'node:events';
import type * as Door from '#main/electron';
import type * as StandIn from './electron.ts';
import type { NativeImage as OurImage } from './native-image.ts';
import type { WebContents as OurContents } from './web-contents.ts';

type Real = typeof Electron.CrossProcessExports;
type OurWindow = InstanceType<typeof StandIn.BrowserWindow>;
type OurSession = typeof StandIn.session.defaultSession;

/** Names that ours has and Electron has not. Electron leaves an emitter's plain calls out of some types. */
type Unknown<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs | keyof EventEmitter>;
/** Members whose type does not fit Electron's. The emitter's are Node's own on both sides. */
type Misfit<Ours, Theirs> = {
  [K in Exclude<keyof Ours & keyof Theirs, keyof EventEmitter>]: Ours[K] extends Theirs[K] ? never : K;
}[Exclude<keyof Ours & keyof Theirs, keyof EventEmitter>];
/** Names that the app may use and ours has not. */
type Missing<Ours, Allowed> = Exclude<keyof Allowed, keyof Ours>;
type None<T extends never> = T;

/** Everything wrong with one object. `Parts` are members held one by one below, `Extra` our own between files. */
type Wrong<Ours, Theirs, Allowed, Parts = never, Extra = never> =
  | Exclude<Unknown<Ours, Theirs>, Extra>
  | Exclude<Misfit<Ours, Theirs>, Parts>
  | Missing<Ours, Allowed>;

export type Checks = [
  // The module itself: no name that Electron has not, no door without something behind it.
  None<Exclude<keyof typeof StandIn, keyof Real | '__standin' | 'default' | 'module.exports'>>,
  None<Exclude<keyof typeof Door, keyof typeof StandIn>>,
  // `onWindowClosed` is between the stand-in's own files.
  None<Wrong<typeof StandIn.app, Electron.App, Door.App, 'commandLine', 'onWindowClosed'>>,
  None<Wrong<OurWindow, Electron.BrowserWindow, Door.BrowserWindow>>,
  None<Wrong<OurContents, Electron.WebContents, Door.WebContents>>,
  None<Wrong<OurSession, Electron.Session, Door.Session, 'webRequest'>>,
  None<Wrong<OurSession['webRequest'], Electron.WebRequest, Door.Session['webRequest']>>,
  None<Wrong<OurImage, Electron.NativeImage, Door.NativeImage>>,
  None<Wrong<typeof StandIn.dialog, Electron.Dialog, Door.Dialog>>,
  None<Wrong<typeof StandIn.ipcMain, Electron.IpcMain, Door.IpcMain>>,
  None<Wrong<typeof StandIn.Menu, typeof Electron.Menu, typeof Door.Menu, 'prototype'>>,
  None<Wrong<typeof StandIn.nativeTheme, Electron.NativeTheme, Door.NativeTheme>>,
  None<Wrong<typeof StandIn.net, Electron.Net, Door.Net>>,
  None<Wrong<typeof StandIn.powerMonitor, Electron.PowerMonitor, Door.PowerMonitor>>,
  None<Wrong<typeof StandIn.powerSaveBlocker, Electron.PowerSaveBlocker, Door.PowerSaveBlocker>>,
  None<Wrong<typeof StandIn.protocol, Electron.Protocol, Door.Protocol>>,
  None<Wrong<typeof StandIn.safeStorage, Electron.SafeStorage, Door.SafeStorage>>,
  None<Wrong<typeof StandIn.screen, Electron.Screen, Door.Screen>>,
  None<Wrong<typeof StandIn.shell, Electron.Shell, Door.Shell>>,
];
