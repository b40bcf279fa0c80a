# From runs to medians: data set, question, tool, runs, median wall, least, greatest, median CPU, greatest RSS in MB, disturbed runs,
# and where a server was measured too, its median CPU.
# A run is disturbed when other processes took more than a tenth of one processor meanwhile; clocks tick in
# hundredths of a second, hence the little more.
BEGIN { FS = OFS = "\t" }

{
    cell = $2 OFS $3 OFS $4
    if (!(cell in count)) order[++cells] = cell
    k = ++count[cell]
    wall[cell, k] = $5
    cpu[cell, k] = $6
    if ($7 > rss[cell]) rss[cell] = $7
    if (NF > 8) server[cell, k] = $9
    if ($8 > 0.03 + 0.1 * $5) disturbed[cell]++
}

function sorted(values, cell, n,    i, j, v) {
    for (i = 1; i <= n; i++) {
        v = values[cell, i]
        for (j = i - 1; j >= 1 && own[j] + 0 > v + 0; j--) own[j + 1] = own[j]
        own[j + 1] = v
    }
}

function median(n) {
    return n % 2 ? own[(n + 1) / 2] : (own[n / 2] + own[n / 2 + 1]) / 2
}

END {
    for (c = 1; c <= cells; c++) {
        cell = order[c]
        n = count[cell]
        sorted(cpu, cell, n)
        usage = median(n)
        served = ""
        if ((cell, 1) in server) {
            sorted(server, cell, n)
            served = OFS median(n)
        }
        sorted(wall, cell, n)
        print cell, n, median(n), own[1], own[n], usage, int(rss[cell] / 1024 + 0.5), disturbed[cell] + 0 served
    }
}
