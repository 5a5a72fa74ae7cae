// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/language.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "lectern/analyzer.hpp"

namespace lectern {
namespace text {
namespace {

struct Language {
    std::string_view code;           // ISO 639-1
    std::string_view code3;          // ISO 639-2/T, and 639-3
    std::string_view bibliographic;  // ISO 639-2/B where it differs
    std::string_view name;           // English, folded
};

constexpr Language languages[] = {{"aa", "aar", "", "afar"},
                                  {"ab", "abk", "", "abkhazian"},
                                  {"ae", "ave", "", "avestan"},
                                  {"af", "afr", "", "afrikaans"},
                                  {"ak", "aka", "", "akan"},
                                  {"am", "amh", "", "amharic"},
                                  {"an", "arg", "", "aragonese"},
                                  {"ar", "ara", "", "arabic"},
                                  {"as", "asm", "", "assamese"},
                                  {"av", "ava", "", "avaric"},
                                  {"ay", "aym", "", "aymara"},
                                  {"az", "aze", "", "azerbaijani"},
                                  {"ba", "bak", "", "bashkir"},
                                  {"be", "bel", "", "belarusian"},
                                  {"bg", "bul", "", "bulgarian"},
                                  {"bi", "bis", "", "bislama"},
                                  {"bm", "bam", "", "bambara"},
                                  {"bn", "ben", "", "bengali"},
                                  {"bo", "bod", "tib", "tibetan"},
                                  {"br", "bre", "", "breton"},
                                  {"bs", "bos", "", "bosnian"},
                                  {"ca", "cat", "", "catalan"},
                                  {"ce", "che", "", "chechen"},
                                  {"ch", "cha", "", "chamorro"},
                                  {"co", "cos", "", "corsican"},
                                  {"cr", "cre", "", "cree"},
                                  {"cs", "ces", "cze", "czech"},
                                  {"cu", "chu", "", "church slavonic"},
                                  {"cv", "chv", "", "chuvash"},
                                  {"cy", "cym", "wel", "welsh"},
                                  {"da", "dan", "", "danish"},
                                  {"de", "deu", "ger", "german"},
                                  {"dv", "div", "", "divehi"},
                                  {"dz", "dzo", "", "dzongkha"},
                                  {"ee", "ewe", "", "ewe"},
                                  {"el", "ell", "gre", "greek"},
                                  {"en", "eng", "", "english"},
                                  {"eo", "epo", "", "esperanto"},
                                  {"es", "spa", "", "spanish"},
                                  {"et", "est", "", "estonian"},
                                  {"eu", "eus", "baq", "basque"},
                                  {"fa", "fas", "per", "persian"},
                                  {"ff", "ful", "", "fulah"},
                                  {"fi", "fin", "", "finnish"},
                                  {"fj", "fij", "", "fijian"},
                                  {"fo", "fao", "", "faroese"},
                                  {"fr", "fra", "fre", "french"},
                                  {"fy", "fry", "", "frisian"},
                                  {"ga", "gle", "", "irish"},
                                  {"gd", "gla", "", "scottish gaelic"},
                                  {"gl", "glg", "", "galician"},
                                  {"gn", "grn", "", "guarani"},
                                  {"gu", "guj", "", "gujarati"},
                                  {"gv", "glv", "", "manx"},
                                  {"ha", "hau", "", "hausa"},
                                  {"he", "heb", "", "hebrew"},
                                  {"hi", "hin", "", "hindi"},
                                  {"ho", "hmo", "", "hiri motu"},
                                  {"hr", "hrv", "", "croatian"},
                                  {"ht", "hat", "", "haitian creole"},
                                  {"hu", "hun", "", "hungarian"},
                                  {"hy", "hye", "arm", "armenian"},
                                  {"hz", "her", "", "herero"},
                                  {"ia", "ina", "", "interlingua"},
                                  {"id", "ind", "", "indonesian"},
                                  {"ie", "ile", "", "interlingue"},
                                  {"ig", "ibo", "", "igbo"},
                                  {"ii", "iii", "", "nuosu"},
                                  {"ik", "ipk", "", "inupiaq"},
                                  {"io", "ido", "", "ido"},
                                  {"is", "isl", "ice", "icelandic"},
                                  {"it", "ita", "", "italian"},
                                  {"iu", "iku", "", "inuktitut"},
                                  {"ja", "jpn", "", "japanese"},
                                  {"jv", "jav", "", "javanese"},
                                  {"ka", "kat", "geo", "georgian"},
                                  {"kg", "kon", "", "kongo"},
                                  {"ki", "kik", "", "kikuyu"},
                                  {"kj", "kua", "", "kuanyama"},
                                  {"kk", "kaz", "", "kazakh"},
                                  {"kl", "kal", "", "greenlandic"},
                                  {"km", "khm", "", "khmer"},
                                  {"kn", "kan", "", "kannada"},
                                  {"ko", "kor", "", "korean"},
                                  {"kr", "kau", "", "kanuri"},
                                  {"ks", "kas", "", "kashmiri"},
                                  {"ku", "kur", "", "kurdish"},
                                  {"kv", "kom", "", "komi"},
                                  {"kw", "cor", "", "cornish"},
                                  {"ky", "kir", "", "kyrgyz"},
                                  {"la", "lat", "", "latin"},
                                  {"lb", "ltz", "", "luxembourgish"},
                                  {"lg", "lug", "", "luganda"},
                                  {"li", "lim", "", "limburgish"},
                                  {"ln", "lin", "", "lingala"},
                                  {"lo", "lao", "", "lao"},
                                  {"lt", "lit", "", "lithuanian"},
                                  {"lu", "lub", "", "luba-katanga"},
                                  {"lv", "lav", "", "latvian"},
                                  {"mg", "mlg", "", "malagasy"},
                                  {"mh", "mah", "", "marshallese"},
                                  {"mi", "mri", "mao", "maori"},
                                  {"mk", "mkd", "mac", "macedonian"},
                                  {"ml", "mal", "", "malayalam"},
                                  {"mn", "mon", "", "mongolian"},
                                  {"mr", "mar", "", "marathi"},
                                  {"ms", "msa", "may", "malay"},
                                  {"mt", "mlt", "", "maltese"},
                                  {"my", "mya", "bur", "burmese"},
                                  {"na", "nau", "", "nauru"},
                                  {"nb", "nob", "", "norwegian bokmal"},
                                  {"nd", "nde", "", "north ndebele"},
                                  {"ne", "nep", "", "nepali"},
                                  {"ng", "ndo", "", "ndonga"},
                                  {"nl", "nld", "dut", "dutch"},
                                  {"nn", "nno", "", "norwegian nynorsk"},
                                  {"no", "nor", "", "norwegian"},
                                  {"nr", "nbl", "", "south ndebele"},
                                  {"nv", "nav", "", "navajo"},
                                  {"ny", "nya", "", "chichewa"},
                                  {"oc", "oci", "", "occitan"},
                                  {"oj", "oji", "", "ojibwa"},
                                  {"om", "orm", "", "oromo"},
                                  {"or", "ori", "", "odia"},
                                  {"os", "oss", "", "ossetian"},
                                  {"pa", "pan", "", "punjabi"},
                                  {"pi", "pli", "", "pali"},
                                  {"pl", "pol", "", "polish"},
                                  {"ps", "pus", "", "pashto"},
                                  {"pt", "por", "", "portuguese"},
                                  {"qu", "que", "", "quechua"},
                                  {"rm", "roh", "", "romansh"},
                                  {"rn", "run", "", "rundi"},
                                  {"ro", "ron", "rum", "romanian"},
                                  {"ru", "rus", "", "russian"},
                                  {"rw", "kin", "", "kinyarwanda"},
                                  {"sa", "san", "", "sanskrit"},
                                  {"sc", "srd", "", "sardinian"},
                                  {"sd", "snd", "", "sindhi"},
                                  {"se", "sme", "", "northern sami"},
                                  {"sg", "sag", "", "sango"},
                                  {"si", "sin", "", "sinhala"},
                                  {"sk", "slk", "slo", "slovak"},
                                  {"sl", "slv", "", "slovenian"},
                                  {"sm", "smo", "", "samoan"},
                                  {"sn", "sna", "", "shona"},
                                  {"so", "som", "", "somali"},
                                  {"sq", "sqi", "alb", "albanian"},
                                  {"sr", "srp", "", "serbian"},
                                  {"ss", "ssw", "", "swati"},
                                  {"st", "sot", "", "sotho"},
                                  {"su", "sun", "", "sundanese"},
                                  {"sv", "swe", "", "swedish"},
                                  {"sw", "swa", "", "swahili"},
                                  {"ta", "tam", "", "tamil"},
                                  {"te", "tel", "", "telugu"},
                                  {"tg", "tgk", "", "tajik"},
                                  {"th", "tha", "", "thai"},
                                  {"ti", "tir", "", "tigrinya"},
                                  {"tk", "tuk", "", "turkmen"},
                                  {"tl", "tgl", "", "tagalog"},
                                  {"tn", "tsn", "", "tswana"},
                                  {"to", "ton", "", "tongan"},
                                  {"tr", "tur", "", "turkish"},
                                  {"ts", "tso", "", "tsonga"},
                                  {"tt", "tat", "", "tatar"},
                                  {"tw", "twi", "", "twi"},
                                  {"ty", "tah", "", "tahitian"},
                                  {"ug", "uig", "", "uyghur"},
                                  {"uk", "ukr", "", "ukrainian"},
                                  {"ur", "urd", "", "urdu"},
                                  {"uz", "uzb", "", "uzbek"},
                                  {"ve", "ven", "", "venda"},
                                  {"vi", "vie", "", "vietnamese"},
                                  {"vo", "vol", "", "volapuk"},
                                  {"wa", "wln", "", "walloon"},
                                  {"wo", "wol", "", "wolof"},
                                  {"xh", "xho", "", "xhosa"},
                                  {"yi", "yid", "", "yiddish"},
                                  {"yo", "yor", "", "yoruba"},
                                  {"za", "zha", "", "zhuang"},
                                  {"zh", "zho", "chi", "chinese"},
                                  {"zu", "zul", "", "zulu"}};

struct Alias {
    std::string_view name;
    std::string_view code;
};

// Members of the macrolanguages above (ISO 639-3), codes that were replaced,
// other English names, and what communities call their own languages; folded.
constexpr Alias aliases[] = {
    {"arb", "ar"},        {"cmn", "zh"},         {"ekk", "et"},      {"lvs", "lv"},
    {"pes", "fa"},        {"prs", "fa"},         {"swh", "sw"},      {"uzn", "uz"},
    {"yue", "zh"},        {"zsm", "ms"},         {"in", "id"},       {"iw", "he"},
    {"ji", "yi"},         {"mo", "ro"},          {"mandarin", "zh"}, {"cantonese", "zh"},
    {"castilian", "es"},  {"farsi", "fa"},       {"flemish", "nl"},  {"bokmal", "nb"},
    {"nynorsk", "nn"},    {"gaelic", "gd"},      {"moldovan", "ro"}, {"sinhalese", "si"},
    {"valencian", "ca"},  {"deutsch", "de"},     {"francais", "fr"}, {"espanol", "es"},
    {"castellano", "es"}, {"catala", "ca"},      {"italiano", "it"}, {"portugues", "pt"},
    {"nederlands", "nl"}, {"polski", "pl"},      {"cestina", "cs"},  {"cesky", "cs"},
    {"slovencina", "sk"}, {"slovenscina", "sl"}, {"hrvatski", "hr"}, {"magyar", "hu"},
    {"romana", "ro"},     {"svenska", "sv"},     {"norsk", "no"},    {"dansk", "da"},
    {"suomi", "fi"},      {"turkce", "tr"},      {"euskara", "eu"},  {"русский", "ru"},
    {"українська", "uk"}, {"ελληνικα", "el"},    {"日本語", "ja"},   {"中文", "zh"},
    {"한국어", "ko"}};

// Those that Xapian 1.4 stems; it takes the codes for names.
constexpr std::string_view stemmed[] = {"ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr",
                                        "ga", "hu", "hy", "id", "it", "lt", "nb", "ne", "nl",
                                        "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr"};

std::string_view by_code(std::string_view code) {
    for (const Language& l : languages) {
        if (code == l.code || code == l.code3 || (code == l.bibliographic && !code.empty())) return l.code;
    }
    return {};
}

std::string_view by_name(std::string_view name) {
    for (const Language& l : languages) {
        if (name == l.name) return l.code;
    }
    const auto* alias = std::find_if(std::begin(aliases), std::end(aliases),
                                     [name](const Alias& a) { return a.name == name; });
    return alias != std::end(aliases) ? alias->code : std::string_view();
}

std::string_view by_code_or_name(std::string_view tag) {
    const std::string_view code = by_code(tag);
    return code.empty() ? by_name(tag) : code;
}

}  // namespace

std::string_view stemmer_name(std::string_view language) {
    if (language.empty()) return "en";
    const auto* found = std::find(std::begin(stemmed), std::end(stemmed), language);
    return found != std::end(stemmed) ? *found : "none";
}

}  // namespace text

// The whole first; then the language of a BCP 47 tag (pt-BR) or a POSIX locale
// (pt_BR.UTF-8); then a name among other words: Brazilian Portuguese, English
// (UK). Codes are not looked for among words: "no subtitles" is not Norwegian.
std::string normalize_language(std::string_view tag) {
    const std::string words = normalize_name(tag);
    std::string_view code = text::by_code_or_name(words);
    if (code.empty()) code = text::by_code_or_name(normalize_name(tag.substr(0, tag.find_first_of("-_"))));
    if (code.empty()) code = text::by_name(std::string_view(words).substr(0, words.find(' ')));
    if (code.empty()) code = text::by_name(std::string_view(words).substr(words.rfind(' ') + 1));
    return std::string(code);
}

}  // namespace lectern
