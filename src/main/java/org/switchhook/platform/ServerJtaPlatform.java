package org.switchhook.platform;

import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;

/**
 * Tells Hibernate where the server keeps its transaction manager. Named in {@code persistence.xml},
 * made by Hibernate. Hibernate's own choice depends on the server; this one does not.
 */
@SuppressWarnings("BanJNDI") // fixed names of the server's own, none from outside
public class ServerJtaPlatform extends AbstractJtaPlatform {
  private static final long serialVersionUID = 1L;

  private static final List<String> NAMES =
      List.of("java:appserver/TransactionManager", "java:jboss/TransactionManager");

  @Override
  protected TransactionManager locateTransactionManager() {
    for (String name : NAMES) {
      try {
        return InitialContext.doLookup(name);
      } catch (NamingException e) {
        // another server's name; the next one may be ours
      }
    }
    throw new IllegalStateException("no transaction manager under any of " + NAMES);
  }

  @Override
  protected UserTransaction locateUserTransaction() {
    try {
      return InitialContext.doLookup("java:comp/UserTransaction");
    } catch (NamingException e) {
      throw new IllegalStateException("the server offers no user transaction", e);
    }
  }
}
