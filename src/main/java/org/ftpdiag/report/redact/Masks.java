package org.ftpdiag.report.redact;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.ftp.AddressKind;
import org.ftpdiag.ftp.Addresses;

/** Which mask stands for which name: the same one wherever the name comes. Thread-safe. */
final class Masks {
  /** What a name is the name of, as its mask says. */
  enum Kind {
    HOST,
    USER,
    PATH,
    ORG,
    NAME
  }

  /**
   * Where the addresses of a kind begin that stand for others: a mask is of the kind of what it
   * masks, for a private address is a diagnosis. Public: RFC 5737 and RFC 3849.
   */
  private static final Map<AddressKind, int[][]> V4 = new EnumMap<>(AddressKind.class);

  static {
    V4.put(AddressKind.PUBLIC, new int[][] {{192, 0, 2}, {198, 51, 100}, {203, 0, 113}});
    V4.put(AddressKind.PRIVATE, new int[][] {{172, 31, 255}, {172, 31, 254}, {172, 31, 253}});
    V4.put(AddressKind.LOOPBACK, new int[][] {{127, 255, 255}, {127, 255, 254}});
    V4.put(AddressKind.LINK_LOCAL, new int[][] {{169, 254, 255}, {169, 254, 254}});
    V4.put(AddressKind.SHARED, new int[][] {{100, 127, 255}, {100, 127, 254}});
    V4.put(AddressKind.MULTICAST, new int[][] {{233, 252, 0}});
  }

  private static final Map<AddressKind, String> V6 =
      Map.of(
          AddressKind.PUBLIC, "2001:db8::",
          AddressKind.PRIVATE, "fd00:db8::",
          AddressKind.LINK_LOCAL, "fe80::db8:",
          AddressKind.MULTICAST, "ff0e::db8:");

  private static final int HOSTS_OF_A_NET = 254;

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final Map<InetAddress, InetAddress> addresses = new HashMap<>();
  private final Map<String, Integer> addressCounts = new HashMap<>();

  /** The mask of a name; a new one where it has none. Hosts are the same in every letter case. */
  synchronized String of(Kind kind, String name) {
    String key = kind == Kind.HOST ? name.toLowerCase(Locale.ROOT) : name;
    Optional<String> known = known(key);
    if (known.isPresent()) {
      return known.get();
    }
    String mask = kind.name().toLowerCase(Locale.ROOT) + "-" + counts.merge(kind, 1, Integer::sum);
    names.put(key, mask);
    kinds.put(key, kind);
    return mask;
  }

  /** The mask of a name that has one. */
  synchronized Optional<String> known(String name) {
    return Optional.ofNullable(names.getOrDefault(name, names.get(name.toLowerCase(Locale.ROOT))));
  }

  /** What a name is known to be the name of. */
  synchronized Optional<Kind> kind(String name) {
    return Optional.ofNullable(kinds.getOrDefault(name, kinds.get(name.toLowerCase(Locale.ROOT))));
  }

  /** Another name of what has a mask already. */
  synchronized void alias(String name, String mask) {
    names.putIfAbsent(name.toLowerCase(Locale.ROOT), mask);
    kinds.putIfAbsent(name.toLowerCase(Locale.ROOT), Kind.HOST);
  }

  /**
   * The address that stands for another one, of the same kind and family. Those that are
   * everybody's ({@code 0.0.0.0}, {@code ::}, {@code ::1}) stay.
   */
  synchronized InetAddress of(InetAddress address) {
    return addresses.computeIfAbsent(address, this::stand);
  }

  /** Whether an address has come before. */
  synchronized boolean has(InetAddress address) {
    return addresses.containsKey(address);
  }

  private InetAddress stand(InetAddress address) {
    AddressKind kind = AddressKind.of(address);
    boolean everybodys =
        kind == AddressKind.UNSPECIFIED && address.isAnyLocalAddress()
            || kind == AddressKind.LOOPBACK && !Addresses.isV4(address);
    if (everybodys) {
      return address;
    }
    int n = addressCounts.merge(kind + Addresses.family(address), 1, Integer::sum);
    String text =
        Addresses.isV4(address)
            ? v4(V4.getOrDefault(kind, new int[][] {{0, 255, 255}}), n)
            : V6.getOrDefault(kind, "2001:db8::") + Integer.toHexString(n);
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(text, e); // a literal is not looked up
    }
  }

  /** After the nets made for it the whole kind follows: a mask must be one address's alone. */
  private static String v4(int[][] nets, int n) {
    int net = (n - 1) / HOSTS_OF_A_NET;
    int host = (n - 1) % HOSTS_OF_A_NET + 1;
    if (net < nets.length) {
      return nets[net][0] + "." + nets[net][1] + "." + nets[net][2] + "." + host;
    }
    int over = net - nets.length;
    // 240.0.0.0/4 is reserved: no host has an address of it.
    return (240 + over / 65_536 % 15) + "." + over / 256 % 256 + "." + over % 256 + "." + host;
  }
}
