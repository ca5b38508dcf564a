package org.ftpdiag.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * A server that plays its part well but for a few places, where it does what no server should. What
 * it does follows from its seed alone. On the loopback interface only, and every address that it
 * names is there.
 */
final class HostileServer implements AutoCloseable {
  private static final int BACKLOG = 50;
  private static final int DATA_WAIT_MS = 2_000;

  /** Replies of an ordinary session. */
  private static final int REPLIES = 26;

  private static final byte[] FILE =
      "0123456789abcdef\n".repeat(200).getBytes(StandardCharsets.US_ASCII);

  private static final List<String> FEATURES =
      List.of(
          "AUTH TLS",
          "PBSZ",
          "PROT",
          "EPSV",
          "EPRT",
          "PASV",
          "UTF8",
          "SIZE",
          "MDTM",
          "REST STREAM",
          "MLST type*;size*;modify*;",
          "TVFS",
          "CLNT");

  private final ServerSocket listening = new ServerSocket(0, BACKLOG, Passive.HERE);
  private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicInteger said = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final long seed;
  private final boolean implicit;
  private final String certificate;
  private final boolean spoilsCertificate;
  private final int spoiledRecord;
  private final Set<Integer> spoiledReplies;
  private final boolean spoilsPassive;
  private final boolean spoilsData;
  private final List<String> features;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private volatile boolean closed;

  HostileServer(RandomGenerator chance, boolean implicit) throws IOException {
    this.seed = chance.nextLong();
    this.implicit = implicit;
    boolean tls = chance.nextInt(4) == 0;
    this.certificate = chance.nextInt(3) == 0 ? "self-signed" : "valid";
    this.spoilsCertificate = tls && chance.nextInt(3) == 0;
    this.spoiledRecord = tls && !spoilsCertificate ? chance.nextInt(12) : -1;
    this.spoilsPassive = chance.nextInt(5) == 0;
    this.spoilsData = chance.nextInt(4) == 0;
    boolean other = tls || spoilsPassive || spoilsData;
    Set<Integer> places = new java.util.HashSet<>();
    for (int n = other && chance.nextBoolean() ? 0 : 1 + chance.nextInt(3); n > 0; n--) {
      places.add(chance.nextInt(REPLIES));
    }
    this.spoiledReplies = Set.copyOf(places);
    this.features = FEATURES.stream().filter(f -> chance.nextInt(5) > 0).toList();
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** What it will do, for who replays it. */
  @Override
  public String toString() {
    return "replies "
        + spoiledReplies
        + (spoilsPassive ? ", passive" : "")
        + (spoilsData ? ", data" : "")
        + (spoilsCertificate ? ", certificate" : "")
        + (spoiledRecord >= 0 ? ", TLS record " + spoiledRecord : "");
  }

  private void start(Runnable what) {
    Thread thread =
        new Thread(
            () -> {
              try {
                what.run();
              } finally {
                threads.remove(Thread.currentThread());
              }
            },
            "hostile server");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = keep(listening.accept());
        RandomGenerator chance = new SplittableRandom(seed + connections.incrementAndGet());
        start(() -> serve(client, chance));
      } catch (IOException e) {
        return; // closed: the session is over
      }
    }
  }

  private void serve(Socket client, RandomGenerator chance) {
    try (Session session = new Session(client, chance)) {
      session.run();
    } catch (IOException | RuntimeException e) {
      return; // the client went, or the server was closed: the client is the one under test
    } finally {
      open.remove(client);
    }
  }

  private <T extends AutoCloseable> T keep(T closeable) throws IOException {
    open.add(closeable);
    if (closed) {
      release(closeable);
      throw new IOException("closed");
    }
    return closeable;
  }

  private static void release(AutoCloseable what) {
    try {
      what.close();
    } catch (Exception e) {
      return; // it is closed as far as it can be
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    listening.close();
    open.forEach(HostileServer::release);
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(5_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One control connection. */
  private final class Session implements AutoCloseable {
    private final Socket raw;
    private final RandomGenerator chance;
    private Socket spoken;
    private ServerSocket passive;
    private InetSocketAddress active;
    private boolean dataTls;
    private String heard = "";
    private int from;

    Session(Socket raw, RandomGenerator chance) {
      this.raw = raw;
      this.spoken = raw;
      this.chance = chance;
    }

    void run() throws IOException {
      if (implicit) {
        spoken = tls(raw);
      }
      say("220 ready");
      for (String line = line(); line != null; line = line()) {
        heard = line;
        int blank = line.indexOf(' ');
        String verb = (blank < 0 ? line : line.substring(0, blank)).toUpperCase(Locale.ROOT);
        answer(verb, blank < 0 ? "" : line.substring(blank + 1));
        if (verb.equals("QUIT")) {
          return;
        }
      }
    }

    private Socket tls(Socket over) throws IOException {
      return keep(HostileTls.accept(over, certificate, spoiledRecord, spoilsCertificate, chance));
    }

    private String line() throws IOException {
      InputStream in = spoken.getInputStream();
      StringBuilder b = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          return null;
        }
        b.append((char) c);
      }
      return b.toString().stripTrailing();
    }

    private void say(String line) throws IOException {
      byte[] due = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
      Mouth mouth = new Mouth(raw, spoken, heard);
      if (spoiledReplies.contains(said.getAndIncrement()) && !line.startsWith("227")) {
        Mutation.any(Mutation.OF_REPLIES, chance).apply(mouth, due, chance);
      } else {
        mouth.send(due);
      }
    }

    private void answer(String verb, String argument) throws IOException {
      switch (verb) {
        case "USER" -> say("331 password, please");
        case "PASS" -> say("230 logged in");
        case "SYST" -> say("215 UNIX Type: L8");
        case "FEAT" -> say("211-Features:\r\n " + String.join("\r\n ", features) + "\r\n211 End");
        case "AUTH" -> {
          say("234 go on");
          spoken = tls(raw);
        }
        case "PROT" -> {
          say("200 ok");
          dataTls = argument.equals("P");
        }
        case "PWD" -> say("257 \"/home/" + "x".repeat(chance.nextInt(3)) + "\" is here");
        case "CWD", "CDUP", "DELE" -> say("250 done");
        case "EPSV" -> listen("229 (|||%d|)", Passive.EXTENDED);
        case "PASV" -> listen("227 (127,0,0,1,%d,%d)", Passive.PLAIN);
        case "PORT" -> {
          active = Passive.port(argument);
          say("200 ok");
        }
        case "EPRT" -> {
          active = Passive.eprt(argument);
          say("200 ok");
        }
        case "LIST", "NLST", "MLSD" -> send(listing(verb));
        case "RETR" -> {
          byte[] file = file(argument);
          send(Arrays.copyOfRange(file, Math.min(from, file.length), file.length));
        }
        case "STOR" -> receive(argument, new byte[0]);
        case "APPE" -> receive(argument, file(argument));
        case "SIZE" -> say("213 " + file(argument).length);
        case "REST" -> {
          from = Integer.parseInt(argument);
          say("350 go on");
        }
        case "MDTM" -> say("213 20260101000000");
        case "RNFR" -> say("350 go on");
        case "STAT" -> say("211-Status\r\n Connected to 127.0.0.1\r\n211 End");
        case "HELP" -> say("214-Commands\r\n USER PASS QUIT PASV EPSV\r\n214 End");
        case "QUIT" -> say("221 bye");
        default -> say("200 ok");
      }
    }

    private byte[] listing(String verb) {
      String line =
          verb.equals("MLSD")
              ? "type=file;size=1;modify=20260101000000; %s\r\n"
              : "-rw-r--r-- 1 ftp ftp 1 Jan 01 00:00 %s\r\n";
      StringBuilder b = new StringBuilder();
      for (int n = chance.nextInt(30); n >= 0; n--) {
        b.append(line.replace("%s", n == 5 ? heard + "\u001b[31m" : "file" + n));
      }
      return b.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Opens a port for data and tells it, right or wrong. */
    private void listen(String form, List<String> wrong) throws IOException {
      endPassive();
      active = null;
      passive = keep(new ServerSocket(0, BACKLOG, Passive.HERE));
      passive.setSoTimeout(DATA_WAIT_MS);
      int port = passive.getLocalPort();
      String reply =
          form.startsWith("227")
              ? String.format(Locale.ROOT, form, port / 256, port % 256)
              : String.format(Locale.ROOT, form, port);
      if (spoilsPassive) {
        String spoiled = form.substring(0, 4) + wrong.get(chance.nextInt(wrong.size()));
        reply = spoiled.replace("PORT", Integer.toString(port));
      }
      say(Passive.staysHere(reply) ? reply : form.substring(0, 4) + "none");
    }

    private Optional<Socket> data() throws IOException {
      Socket tcp;
      if (active != null) {
        tcp = keep(new Socket());
        tcp.connect(active, DATA_WAIT_MS);
      } else if (passive != null) {
        tcp = keep(passive.accept());
      } else {
        return Optional.empty();
      }
      return Optional.of(tcp);
    }

    private void send(byte[] due) throws IOException {
      say("150 here it comes");
      try (Socket tcp = data().orElse(null)) {
        if (tcp == null) {
          say("425 no connection");
          return;
        }
        Socket over = dataTls ? tls(tcp) : tcp;
        Mouth mouth = new Mouth(tcp, over, heard);
        if (spoilsData) {
          Mutation.any(Mutation.OF_DATA, chance).apply(mouth, due, chance);
        } else {
          mouth.send(due);
        }
        if (chance.nextInt(8) > 0) {
          over.close();
        }
      } catch (IOException e) {
        say("426 broken off"); // the client may have ended it
        return;
      } finally {
        from = 0;
        endPassive();
      }
      say("226 done");
    }

    private byte[] file(String path) {
      return files.getOrDefault(path, FILE);
    }

    private void receive(String path, byte[] before) throws IOException {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.writeBytes(
          Arrays.copyOf(from > 0 ? file(path) : before, from > 0 ? from : before.length));
      say("150 go on");
      try (Socket tcp = data().orElse(null)) {
        if (tcp == null) {
          say("425 no connection");
          return;
        }
        InputStream in = (dataTls ? tls(tcp) : tcp).getInputStream();
        byte[] part = new byte[8_192];
        for (int got = in.read(part); got >= 0; got = in.read(part)) {
          whole.write(part, 0, got);
          if (spoilsData && chance.nextInt(3) == 0) {
            new Mouth(tcp, tcp, heard).reset();
          }
        }
      } catch (IOException e) {
        say("426 broken off");
        return;
      } finally {
        from = 0;
        endPassive();
      }
      files.put(path, whole.toByteArray());
      say("226 done");
    }

    private void endPassive() throws IOException {
      if (passive != null) {
        passive.close();
        open.remove(passive);
        passive = null;
      }
    }

    @Override
    public void close() throws IOException {
      endPassive();
      spoken.close();
      raw.close();
    }
  }
}
