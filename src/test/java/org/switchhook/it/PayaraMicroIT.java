package org.switchhook.it;

import java.io.IOException;
import java.util.Map;

/** The same WAR on Payara Micro. */
class PayaraMicroIT extends ProductionRun {
  @Override
  ProductionServer make(Map<String, String> own) throws IOException {
    return new PayaraMicro(own);
  }
}
