package org.switchhook.sip;

import gov.nist.core.ServerLogger;
import gov.nist.core.StackLogger;
import java.lang.System.Logger.Level;
import java.util.Properties;
import org.switchhook.platform.Log;

/**
 * Takes the stack's own log to the platform's. The stack makes it by name, and without it asks for
 * log4j. Errors of the stack are mostly broken messages of peers, and quote them: they are shown at
 * level DEBUG only, so that no stranger fills the log or puts a number into it.
 */
public final class StackLog implements StackLogger {
  private static final System.Logger LOG = Log.named("org.switchhook.sip.stack");

  @Override
  public void logStackTrace() {}

  @Override
  public void logStackTrace(int traceLevel) {}

  @Override
  public int getLineCount() {
    return 0;
  }

  @Override
  public void logException(Throwable ex) {
    LOG.log(Level.DEBUG, "exception in the stack", ex);
  }

  @Override
  public void logDebug(String message) {
    LOG.log(Level.TRACE, message);
  }

  @Override
  public void logDebug(String message, Exception ex) {
    LOG.log(Level.TRACE, message, ex);
  }

  @Override
  public void logTrace(String message) {
    LOG.log(Level.TRACE, message);
  }

  @Override
  public void logFatalError(String message) {
    LOG.log(Level.DEBUG, message);
  }

  @Override
  public void logError(String message) {
    LOG.log(Level.DEBUG, message);
  }

  @Override
  public void logError(String message, Exception ex) {
    LOG.log(Level.DEBUG, message, ex);
  }

  @Override
  public void logWarning(String message) {
    LOG.log(Level.DEBUG, message);
  }

  @Override
  public void logInfo(String message) {
    LOG.log(Level.TRACE, message);
  }

  @Override
  public boolean isLoggingEnabled() {
    return LOG.isLoggable(Level.DEBUG);
  }

  @Override
  public boolean isLoggingEnabled(int logLevel) {
    return logLevel == ServerLogger.TRACE_MESSAGES // so that it tells MessageLog
        || LOG.isLoggable(logLevel >= TRACE_INFO ? Level.TRACE : Level.DEBUG);
  }

  @Override
  public void disableLogging() {}

  @Override
  public void enableLogging() {}

  @Override
  public void setBuildTimeStamp(String buildTimeStamp) {}

  @Override
  public void setStackProperties(Properties stackProperties) {}

  @Override
  public String getLoggerName() {
    return "org.switchhook.sip.stack";
  }
}
