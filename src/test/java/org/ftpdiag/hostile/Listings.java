package org.ftpdiag.hostile;

import java.util.List;

/** Lines of listings as servers write them, and pieces that are hard for whoever parses them. */
final class Listings {
  private Listings() {}

  /** How the lines of the known formats begin. */
  static final List<String> START =
      List.of(
          "",
          "-rw-r--r-- ",
          "drwxr-xr-x 1 ",
          "-rw-r--r-- 1 2 3 Jan 01 00:00 ",
          "01-01-20 10:00AM 1 ",
          "size=1; ",
          "A.TXT;1 ",
          "A.TXT;1 1 1-JAN-2020 10:00 [a,b] (R",
          " 1 DIR 01-01-20 10:00 ",
          "PETER 1 01/01/20 10:00:00 *DIR ",
          "d [RWCEAFMS] a 512 Jan 01 00:00 ",
          "-------r--         326  1391972  1392298 Nov 22  1995 ",
          "Volume Unit    Referred Ext Used Recfm Lrecl BlkSz Dsorg Dsname\n",
          " Name     VV.MM   Created       Changed      Size  Init   Mod   Id\n");

  /** What is repeated behind that. */
  static final List<String> PART =
      List.of(
          "a",
          "1",
          " ",
          "\t",
          "a ",
          "1 ",
          "1 a",
          "1,1 ",
          "[1,2]",
          "1:",
          "1/",
          "-",
          "/",
          ";",
          "a=b;",
          "JAN ",
          "A.B;1 ",
          " -> ",
          "PDS ",
          "*",
          "(RWED,",
          "\u00e9",
          "drwxr-xr-x 1 a b 1 Jan 01 00:00 ");
}
