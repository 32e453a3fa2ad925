package org.switchhook.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What nobody may have more of, so that there is enough for everybody; from configuration.
 *
 * @param openPerOwner open rooms of one owner
 * @param openPerDomain open rooms of one domain
 * @param inRoom presences of one person in one room
 * @param onNode presences of one person in all rooms of this node
 */
@Singleton
record RoomQuotas(int openPerOwner, int openPerDomain, int inRoom, int onNode) {
  @Inject
  RoomQuotas(
      @ConfigProperty(name = "switchhook.room.open-per-owner") int openPerOwner,
      @ConfigProperty(name = "switchhook.room.open-per-domain") int openPerDomain,
      @ConfigProperty(name = "switchhook.room.presences-per-user") int inRoom,
      @ConfigProperty(name = "switchhook.room.presences-per-user-on-node") int onNode) {
    this.openPerOwner = openPerOwner;
    this.openPerDomain = openPerDomain;
    this.inRoom = inRoom;
    this.onNode = onNode;
  }
}
