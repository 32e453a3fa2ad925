package org.switchhook.call;

import java.util.List;
import org.switchhook.address.TrunkId;

/**
 * A live call at one moment, for those who look for a fault.
 *
 * @param state name of the state in {@code docs/call-states.md}
 * @param timers those that run
 * @param challenges how many digest challenges were answered
 * @param endedDialogs how many dialogs of the call are over, those of forks too
 */
public record CallPicture(
    TrunkId trunk,
    String state,
    List<String> timers,
    Dialog dialog,
    int challenges,
    int endedDialogs) {}
