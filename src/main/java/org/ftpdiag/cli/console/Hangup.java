package org.ftpdiag.cli.console;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** The signal SIGHUP, by which an administrator has a service read its configuration again. */
public final class Hangup {
  private Hangup() {}

  /**
   * Has SIGHUP call something, in a thread of its own. Where the system has no such signal, nothing
   * happens.
   */
  public static void calls(Runnable what) {
    try {
      // By name: the compiler warns of these classes, which every Java has and none replaces.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object calling =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> {
                if (method.getName().equals("handle")) {
                  what.run();
                  return null;
                }
                return method.getName().equals("hashCode")
                    ? (Object) System.identityHashCode(proxy)
                    : method.getName().equals("equals") ? proxy == args[0] : "SIGHUP";
              });
      Method handle = signal.getMethod("handle", signal, handler);
      handle.invoke(null, signal.getConstructor(String.class).newInstance("HUP"), calling);
    } catch (ReflectiveOperationException | IllegalArgumentException noSuchSignal) {
      // There is /-/reload, too.
      return;
    }
  }
}
