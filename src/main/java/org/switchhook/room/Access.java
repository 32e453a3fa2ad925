package org.switchhook.room;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The access list of a room, in and out; {@code Access} in {@code openapi.yaml}. */
record Access(@Nullable List<String> users) {}
