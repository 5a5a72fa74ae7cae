// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/language_detector.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "lectern/collection.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

std::string detected(const std::string& title, const std::string& abstract = "") {
    return detect_language({.title = title, .abstract = abstract});
}

struct Sample {
    std::string language;
    std::string title;
    std::string abstract;
};

const std::vector<Sample> samples{
    {"en", "Kube-proxy without iptables",
     "We replaced iptables in our clusters with eBPF. This talk shows what we gained, what broke, and how "
     "you can measure it yourself."},
    {"es", "Kubernetes sin lágrimas",
     "En esta charla contamos cómo migramos nuestros servicios a Kubernetes, qué errores cometimos y cómo "
     "los evitarías tú."},
    {"de", "Netzwerke beobachten mit Hubble",
     "Wer wissen will, welche Dienste miteinander sprechen, braucht mehr als Protokolle. Wir zeigen, wie "
     "man Verbindungen sichtbar macht, ohne die Programme zu ändern, und wo die Grenzen liegen."},
    {"fr", "Observer le réseau",
     "Dans cette présentation nous montrons comment suivre les connexions entre les services, sans rien "
     "changer aux applications."},
    {"pt", "Redes sem mistério",
     "Nesta palestra mostramos como os pacotes chegam aos contêineres e o que fazer quando não chegam."},
    {"it", "Contenitori in produzione",
     "Raccontiamo come abbiamo portato i nostri servizi in produzione e che cosa non ha funzionato la prima "
     "volta."},
    {"pl", "Sieci w klastrach",
     "Pokażemy, jak działają sieci w klastrach i dlaczego pakiety czasami giną po drodze do usługi."},
    {"ru", "Сети в кластерах",
     "Мы расскажем, как пакеты попадают в контейнеры и что делать, когда они не доходят."},
    {"uk", "Мережі в кластерах",
     "Розповімо, як пакети потрапляють до контейнерів і що робити, коли вони не доходять."},
    {"ja", "クラスターのネットワーク", "コンテナにパケットが届くまでを説明します。"},
    {"zh", "集群中的网络", "我们介绍数据包如何到达容器，以及它们没有到达时该怎么办。"},
    {"ko", "클러스터 네트워크", "패킷이 컨테이너에 도달하는 과정을 설명합니다."},
    {"he", "רשתות באשכולות", "נסביר כיצד חבילות מגיעות למכולות ומה לעשות כשהן אינן מגיעות."},
    {"el", "Δίκτυα σε συστάδες", "Εξηγούμε πώς φτάνουν τα πακέτα στους περιέκτες."},
};

TEST(DetectLanguage, OfTitleAndAbstract) {
    for (const Sample& sample : samples) {
        EXPECT_EQ(detected(sample.title, sample.abstract), sample.language) << sample.title;
    }
}

TEST(DetectLanguage, OtherScriptsNeedNoMoreThanATitle) {
    for (const auto& [language, title] :
         std::vector<std::pair<std::string, std::string>>{{"ja", "Sphinxの平凡な使い方"},
                                                          {"ko", "파이썬으로 만드는 네트워크 도구"},
                                                          {"ru", "Введение в сети"}}) {
        EXPECT_EQ(detected(title), language) << title;
    }
}

TEST(DetectLanguage, TitlesOfNamesAreNoLanguage) {
    for (const char* title : {"", "eBPF", "Keynote - Aleksandra Przegalińska", "Lightning Talk: Bitarray",
                              "Step by step face swap - Sylwester Brzęczkowski", "PyData Frankfurt",
                              "Keynote - Sumana Harihareswara", "MoinMoin Wiki"}) {
        EXPECT_EQ(detected(title), "") << title;
    }
}

TEST(DetectLanguage, EnglishFullOfIdentifiersStaysEnglish) {
    EXPECT_EQ(detected("Tracing TLS with uprobes",
                       "Using bpf_probe_read_user(), BPF_MAP_TYPE_LRU_HASH and libbpf's CO-RE we trace "
                       "SSL_write in nginx, Node.js and CPython; kubectl exec is all you need."),
              "en");
}

TEST(DetectLanguage, TheLargerPartOfTwoLanguagesCounts) {
    const Sample& english = samples[0];
    const Sample& german = samples[2];
    EXPECT_EQ(detected(german.title, english.abstract), "en");
    EXPECT_EQ(detected(english.title, german.abstract), "de");
}

TEST(DetectLanguage, LongTextsAreCutBetweenCharacters) {
    for (std::size_t padding = 0; padding < 3; ++padding) {
        std::string abstract(padding, 'x');
        while (abstract.size() < 2 * max_detection_bytes) abstract += samples[9].abstract;
        EXPECT_EQ(detected("", abstract), "ja") << padding;
    }
}

TEST(DetectLanguage, BrokenTextIsNoLanguage) {
    EXPECT_EQ(detected("\xff\xfe\xff", std::string(100, '\xc3')), "");
    EXPECT_EQ(detected(std::string(10'000, '\0')), "");
    EXPECT_EQ(detected(std::string(1000, '('), std::string(1000, '7')), "");
}

TEST(DetectLanguage, FromSeveralThreads) {
    std::vector<std::jthread> threads;
    std::vector<int> right(4);
    for (int& count : right) {
        threads.emplace_back([&count] {
            for (const Sample& sample : samples)
                count += detected(sample.title, sample.abstract) == sample.language;
        });
    }
    threads.clear();
    EXPECT_EQ(right, std::vector<int>(4, static_cast<int>(samples.size())));
}

TEST(ReadCollection, DetectsTheLanguageThatASourceDoesNotSay) {
    const test::TempFolder folder;
    const std::string german = to_json({.title = samples[2].title, .abstract = samples[2].abstract});
    const std::string spoken =
        to_json({.title = samples[0].title, .abstract = samples[0].abstract, .language = "es"});
    folder.write("talks.jsonl", german + "\n" + spoken + "\n");
    const Collection collection = read_collection({folder.path()});
    ASSERT_EQ(collection.talks.size(), 2u);
    EXPECT_EQ(collection.talks[0].language, "de");
    EXPECT_EQ(collection.talks[1].language, "es");
}

}  // namespace
}  // namespace lectern
