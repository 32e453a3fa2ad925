package org.switchhook.room;

import org.jspecify.annotations.Nullable;

/** What to change of a room; a member that is missing stays as it is. Unchecked. */
record RoomChange(@Nullable String name, @Nullable Integer participantLimit) {}
