/* libsystemd: readiness and watchdog, socket activation, the journal. */
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>
