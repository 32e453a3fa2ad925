package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.call.LiveQuota;
import org.switchhook.platform.Ids;

/** Settings, ids, quota and news of calls between two parties. */
@Singleton
class PairBasics {
  private final PairSettings settings;
  private final TransferSettings transfers;
  private final Ids ids;
  private final LiveQuota quota;
  private final PairNews news;

  @Inject
  PairBasics(
      PairSettings settings, TransferSettings transfers, Ids ids, LiveQuota quota, PairNews news) {
    this.settings = settings;
    this.transfers = transfers;
    this.ids = ids;
    this.quota = quota;
    this.news = news;
  }

  PairSettings settings() {
    return settings;
  }

  TransferSettings transfers() {
    return transfers;
  }

  LiveQuota quota() {
    return quota;
  }

  Ids ids() {
    return ids;
  }

  PairNews news() {
    return news;
  }
}
