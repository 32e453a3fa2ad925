package org.switchhook.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;

/**
 * The row of a call that may be up on the wire: made with the call, before its INVITE leaves, and
 * removed when nothing is left to end.
 */
@Entity
@Table(name = "call_trace")
public class StoredTrace {
  @Id
  @Column(name = "call_id")
  private String callId;

  @Version
  @Column(name = "version")
  private long version;

  @Column(name = "trunk_id")
  private String trunk;

  @Column(name = "trace")
  private String trace;

  @SuppressWarnings("NullAway.Init") // filled by Hibernate
  protected StoredTrace() {}

  StoredTrace(CallId call, TrunkId trunk, String trace) {
    this.callId = call.value();
    this.trunk = trunk.value();
    this.trace = trace;
  }

  void replace(String newTrace) {
    trace = newTrace;
  }

  CallId call() {
    return new CallId(callId);
  }

  TrunkId trunk() {
    return new TrunkId(trunk);
  }

  String trace() {
    return trace;
  }
}
