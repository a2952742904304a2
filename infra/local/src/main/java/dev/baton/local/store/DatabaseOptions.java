package dev.baton.local.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.AbstractImmutableNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WALRecoveryMode;

/** How RocksDB is set up. Its objects are native: they live as long as the database, and are closed after it. */
final class DatabaseOptions implements AutoCloseable {
    private static final long MIB = 1 << 20;
    private static final long BLOCK_CACHE = 32 * MIB;
    /**
     * In powers of two. RocksDB would make shards of half a megabyte; then a table's filter, of a megabyte and more when there are some
     * hundred thousand executions, fits into none, and each look-up reads it anew.
     */
    private static final int CACHE_SHARD_BITS = 2;

    private static final int BLOCK_SIZE = 16 << 10;
    /** Of the parts of indexes and filters, so that a look-up reads no more of them than it needs. */
    private static final int METADATA_BLOCK_SIZE = 4 << 10;

    private static final int BLOOM_BITS = 10;
    private static final byte[] ENTRIES_NAME = "entries".getBytes(StandardCharsets.UTF_8);

    private final List<AbstractImmutableNativeReference> natives = new ArrayList<>();
    private final LRUCache cache = kept(new LRUCache(BLOCK_CACHE, CACHE_SHARD_BITS));

    private <T extends AbstractImmutableNativeReference> T kept(T reference) {
        natives.add(reference);
        return reference;
    }

    DBOptions database(boolean make) {
        return kept(new DBOptions())
                .setCreateIfMissing(make)
                .setCreateMissingColumnFamilies(make)
                // Overwriting a file that is there already spares each sync the journalling of its new length. What is
                // not
                // the torn tail of the log is told apart by WalInspection before the database repairs it.
                .setRecycleLogFileNum(2)
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setMaxTotalWalSize(64 * MIB)
                .setMaxBackgroundJobs(2)
                .setMaxManifestFileSize(16 * MIB)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(3)
                .setStatsDumpPeriodSec(0);
    }

    /** First {@link Table#RECORDS}, then {@link Table#ENTRIES}. */
    List<ColumnFamilyDescriptor> tables() {
        return List.of(
                new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, table(16 * MIB)),
                new ColumnFamilyDescriptor(ENTRIES_NAME, table(32 * MIB)));
    }

    private ColumnFamilyOptions table(long writeBuffer) {
        BlockBasedTableConfig format = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(BLOCK_SIZE)
                // Most look-ups ask whether something is not there yet.
                .setFilterPolicy(kept(new BloomFilter(BLOOM_BITS)))
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setMetadataBlockSize(METADATA_BLOCK_SIZE)
                .setPinTopLevelIndexAndFilter(true)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true);
        return kept(new ColumnFamilyOptions())
                .setTableFormatConfig(format)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(writeBuffer)
                .setMaxWriteBufferNumber(3);
    }

    @Override
    public void close() {
        natives.reversed().forEach(AbstractImmutableNativeReference::close);
    }
}
