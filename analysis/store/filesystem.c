#define _GNU_SOURCE /* statfs */
#include "store/filesystem.h"

#include <stddef.h>
#include <sys/vfs.h>

/* Numbers from statfs(2) and linux/magic.h; a FUSE folder may be anywhere (sshfs), so it counts. */
bool filesystem_is_network(const char *directory) {
    static const unsigned long types[] = {
        0x6969,     /* NFS */
        0x517B,     /* SMB */
        0xFF534D42, /* CIFS */
        0xFE534D42, /* SMB 2 */
        0x0BD00BD0, /* Lustre */
        0x47504653, /* GPFS */
        0x19830326, /* BeeGFS */
        0x00C36400, /* Ceph */
        0x5346414F, /* AFS */
        0x73757245, /* Coda */
        0x01161970, /* GFS2 */
        0x7461636F, /* OCFS2 */
        0x01021997, /* 9P */
        0x65735546, /* FUSE */
    };
    struct statfs found;
    if (statfs(directory, &found) != 0)
        return false;
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (((unsigned long)found.f_type & 0xFFFFFFFF) == types[i])
            return true;
    return false;
}
