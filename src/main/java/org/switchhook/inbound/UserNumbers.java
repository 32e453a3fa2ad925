package org.switchhook.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchhook.address.E164;
import org.switchhook.address.Party;
import org.switchhook.dialling.Numbers;
import org.switchhook.directory.Directory;
import org.switchhook.directory.UserView;
import org.switchhook.permission.Permission;
import org.switchhook.permission.Permissions;
import org.switchhook.platform.Problem;
import org.switchhook.room.DialledRoom;

/** Telephone numbers of users. No device of theirs can ring, so each call to one is refused. */
@Singleton
class UserNumbers implements TargetRule {
  private static final int UNAVAILABLE = 480;
  private static final String NOT_ALLOWED = "Receives No Calls";
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,20}");

  private final Numbers numbers;
  private final Directory directory;
  private final Permissions permissions;

  @Inject
  UserNumbers(Numbers numbers, Directory directory, Permissions permissions) {
    this.numbers = numbers;
    this.directory = directory;
    this.permissions = permissions;
  }

  /**
   * Never finds a room.
   *
   * @throws Refusal 480 for the number of a user; the phrase tells whether it is for want of {@code
   *     receiveCalls}
   */
  @Override
  public Optional<DialledRoom> find(String dialled) {
    if (!isReceiving(dialled)) {
      return Optional.empty();
    }
    throw new Refusal(UNAVAILABLE);
  }

  /**
   * Waits for the database.
   *
   * @throws Refusal 480 for the number of a user who may not receive calls
   */
  void requireReceiving(String dialled) {
    isReceiving(dialled);
  }

  /** False when it is no number of a user. */
  private boolean isReceiving(String dialled) {
    UserView owner = number(dialled).flatMap(directory::ownerOf).orElse(null);
    if (owner != null && !permissions.of(owner, Permission.RECEIVE_CALLS).isAllowed()) {
      throw new Refusal(UNAVAILABLE, NOT_ALLOWED);
    }
    return owner != null;
  }

  /** As the home region writes numbers; trunks differ in that. */
  private Optional<E164> number(String dialled) {
    if (!NUMBER.matcher(dialled).matches()) {
      return Optional.empty();
    }
    try {
      Party party = numbers.parse(dialled, null);
      return party instanceof E164 number ? Optional.of(number) : Optional.empty();
    } catch (Problem notANumber) {
      return Optional.empty();
    }
  }
}
