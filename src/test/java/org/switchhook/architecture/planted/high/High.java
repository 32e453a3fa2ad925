package org.switchhook.architecture.planted.high;

import java.util.regex.Pattern;
import org.switchhook.architecture.planted.low.Low;

public class High extends Low {
  final Pattern pattern = Pattern.compile("a");
}
