/* Debian's libpocketsphinx, as Swift imports it, with the one function whose arguments Swift cannot write.
 * Targets that import it are given -I/usr/include/pocketsphinx instead of the package's pkg-config file: that
 * one also links libsphinxad, which pulls the PulseAudio client into a process that never hears a microphone. */
#ifndef EMOBUDDY_CPOCKETSPHINX_SHIM_H
#define EMOBUDDY_CPOCKETSPHINX_SHIM_H
#include <pocketsphinx.h>
#include <sphinxbase/err.h>

/* Makes the configuration of a decoder for one acoustic model, language model and dictionary.
 * The library's own removal of silence is off because it shifts the times of words, and its removal of noise
 * because it costs more words than it saves.
 * Returns NULL when an option is refused; the caller frees it with cmd_ln_free_r. */
static inline cmd_ln_t *emo_pocketsphinx_config(const char *acoustic_model, const char *language_model,
                                                const char *dictionary)
{
    return cmd_ln_init(NULL, ps_args(), TRUE,
                       "-hmm", acoustic_model, "-lm", language_model, "-dict", dictionary,
                       "-remove_silence", "no", "-remove_noise", "no", NULL);
}

/* The library writes to stderr unless it is told not to, and its lines hold what was recognised. */
static inline void emo_pocketsphinx_be_quiet(void)
{
    err_set_logfp(NULL);
}
#endif
