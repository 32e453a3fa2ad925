package org.switchhook.operations;

/** Something that this node leans on. */
interface Dependency {
  /** Looks now. May wait, but not longer than the settings of health say. */
  Condition condition();
}
