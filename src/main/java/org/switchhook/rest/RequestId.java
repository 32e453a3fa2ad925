package org.switchhook.rest;

import jakarta.enterprise.context.RequestScoped;
import org.switchhook.platform.Ids;

/** The id under which the request at hand can be found again in answers and logs. */
@RequestScoped
public class RequestId {
  private static final String NONE = "none";

  private String value = NONE;

  public String get() {
    return value;
  }

  /** The id; makes one when the request has been refused before it got one. */
  public String orSet(Ids ids) {
    if (value.equals(NONE)) {
      value = ids.next();
    }
    return value;
  }

  /** Called once per request by the filter that reads or makes the id. */
  public void set(String id) {
    value = id;
  }
}
