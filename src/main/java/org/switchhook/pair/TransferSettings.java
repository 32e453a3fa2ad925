package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How transfers are done, from configuration. */
@Singleton
public class TransferSettings {
  private final boolean refers;
  private final boolean obeysPhones;

  @Inject
  public TransferSettings(
      @ConfigProperty(name = "switchhook.pair.transfer-mode") String transfer,
      @ConfigProperty(name = "switchhook.pair.refer") String refer) {
    this.refers = PairSettings.either("transfer-mode", transfer, "refer", "reinvite");
    this.obeysPhones = PairSettings.either("refer", refer, "execute", "refuse");
  }

  /** Whether phones are told to transfer themselves, by REFER. */
  boolean refers() {
    return refers;
  }

  /** Whether what a phone asks for by REFER is done. */
  boolean obeysPhones() {
    return obeysPhones;
  }
}
