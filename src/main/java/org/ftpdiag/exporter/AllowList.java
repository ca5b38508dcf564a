package org.ftpdiag.exporter;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.ftpdiag.ftp.Addresses;

/**
 * The targets that may be probed: names ({@code ftp.example.com}), names below a domain ({@code
 * *.example.com}), addresses, and networks ({@code 10.0.0.0/8}, {@code 2001:db8::/32}). A name is
 * allowed by names, an address by networks: what a name resolves to is its owner's choice, and no
 * way around the list.
 */
public final class AllowList {
  /** Nothing is allowed. */
  public static final AllowList NOTHING = new AllowList(List.of());

  private final List<Predicate<String>> entries;

  private AllowList(List<Predicate<String>> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException with the entry as its message where one cannot be meant
   */
  public static AllowList of(List<String> entries) {
    List<Predicate<String>> all = new ArrayList<>();
    for (String entry : entries) {
      all.add(entry(entry));
    }
    return new AllowList(all);
  }

  /**
   * Whether a host may be probed.
   *
   * @param host a name or a literal address, as a target has it, without brackets
   */
  public boolean allows(String host) {
    String plain = plain(host);
    return entries.stream().anyMatch(e -> e.test(plain));
  }

  private static Predicate<String> entry(String entry) {
    String plain = plain(entry);
    int slash = plain.indexOf('/');
    if (slash >= 0) {
      return network(entry, plain.substring(0, slash), plain.substring(slash + 1));
    }
    Optional<InetAddress> address = Addresses.literal(plain);
    if (address.isPresent()) {
      return network(entry, plain, Integer.toString(8 * address.get().getAddress().length));
    }
    boolean below = plain.startsWith("*.");
    String name = below ? plain.substring(2) : plain;
    if (!name.matches("[\\p{L}\\p{N}_-]{1,63}(?:\\.[\\p{L}\\p{N}_-]{1,63}){0,20}")) {
      throw new IllegalArgumentException(entry);
    }
    return below ? host -> host.endsWith("." + name) : host -> host.equals(name);
  }

  private static Predicate<String> network(String entry, String address, String length) {
    byte[] first =
        Addresses.literal(address)
            .orElseThrow(() -> new IllegalArgumentException(entry))
            .getAddress();
    if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > 8 * first.length) {
      throw new IllegalArgumentException(entry);
    }
    int bits = Integer.parseInt(length);
    return host ->
        Addresses.literal(host).filter(a -> begins(a.getAddress(), first, bits)).isPresent();
  }

  private static boolean begins(byte[] address, byte[] network, int bits) {
    if (address.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Without case, the dot of a full name, brackets and zone: none of them makes another host. */
  private static String plain(String host) {
    String plain = host.toLowerCase(Locale.ROOT);
    if (plain.startsWith("[") && plain.endsWith("]")) {
      plain = plain.substring(1, plain.length() - 1);
    }
    int zone = plain.indexOf('%');
    if (zone >= 0) {
      plain = plain.substring(0, zone);
    }
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }
}
