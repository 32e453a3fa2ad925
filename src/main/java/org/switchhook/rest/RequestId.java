package org.switchhook.rest;

import jakarta.enterprise.context.RequestScoped;

/** The id under which the request at hand can be found again in answers and logs. */
@RequestScoped
public class RequestId {
  private String value = "none";

  public String get() {
    return value;
  }

  /** Called once per request by the filter that reads or makes the id. */
  public void set(String id) {
    value = id;
  }
}
