package org.switchhook.permission;

import org.switchhook.rest.Fields;

/** The value of a permission on the wire: an object, so that it can get further members. */
public record Switch(Boolean enabled) {
  public Switch {
    Fields.required("enabled", enabled);
  }
}
