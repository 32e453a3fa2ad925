package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How transfers are done, from configuration. */
@Singleton
public class TransferSettings {
  private final TransferMode mode;
  private final boolean obeysPhones;

  @Inject
  public TransferSettings(
      @ConfigProperty(name = "switchhook.pair.transfer-mode") String transfer,
      @ConfigProperty(name = "switchhook.pair.refer") String refer) {
    this.mode =
        TransferMode.of(transfer)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "switchhook.pair.transfer-mode must be reinvite or refer"));
    this.obeysPhones = PairSettings.either("refer", refer, "execute", "refuse");
  }

  /**
   * Whether a phone is told to do a transfer itself, by REFER.
   *
   * @param asked what its command says; null when it says nothing
   */
  boolean refers(@Nullable TransferMode asked) {
    return (asked == null ? mode : asked) == TransferMode.REFER;
  }

  /** Whether what a phone asks for by REFER is done. */
  boolean obeysPhones() {
    return obeysPhones;
  }
}
