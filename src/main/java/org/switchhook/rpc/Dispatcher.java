package org.switchhook.rpc;

import java.util.Map;
import java.util.Set;

/**
 * A fixed list of methods by name, in exact case. Nothing else can be called.
 *
 * @param <C> what a method is called on, such as a connection
 */
public final class Dispatcher<C> {
  private final Map<String, Method<C>> methods;

  public Dispatcher(Map<String, Method<C>> methods) {
    this.methods = Map.copyOf(methods);
  }

  /**
   * @throws RpcException {@link ErrorCode#METHOD_NOT_FOUND}, or what the method throws
   */
  public void dispatch(C context, Request request) {
    Method<C> method = methods.get(request.method());
    if (method == null) {
      throw new RpcException(ErrorCode.METHOD_NOT_FOUND, request.id());
    }
    method.call(context, request);
  }

  public Set<String> names() {
    return methods.keySet();
  }

  /** One method. */
  public interface Method<C> {
    /**
     * @throws RpcException when the request is answered by an error
     */
    void call(C context, Request request);
  }
}
