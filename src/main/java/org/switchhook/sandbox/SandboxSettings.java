package org.switchhook.sandbox;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What can be set for the sandbox trunk; meaning and units stand beside the defaults. */
@Singleton
public class SandboxSettings {
  private final boolean development;
  private final int port;
  private final double speed;
  private final String user;
  private final String password;

  /**
   * @throws IllegalArgumentException when port or speed is outside its range; the message names the
   *     setting
   */
  @Inject
  public SandboxSettings(
      @ConfigProperty(name = "switchhook.mode") String mode,
      @ConfigProperty(name = "switchhook.sandbox.port") int port,
      @ConfigProperty(name = "switchhook.sandbox.speed") double speed,
      @ConfigProperty(name = "switchhook.sandbox.user") String user,
      @ConfigProperty(name = "switchhook.sandbox.password") String password) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("switchhook.sandbox.port must be 0 to 65535");
    }
    if (!(speed >= 0.1 && speed <= 1000)) {
      throw new IllegalArgumentException("switchhook.sandbox.speed must be 0.1 to 1000");
    }
    this.development = mode.equals("development");
    this.port = port;
    this.speed = speed;
    this.user = user;
    this.password = password;
  }

  boolean development() {
    return development;
  }

  int port() {
    return port;
  }

  double speed() {
    return speed;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }
}
